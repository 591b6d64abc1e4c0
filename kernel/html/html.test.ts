// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attributes, type HtmlValue, html, raw, safeUrl } from './html.ts'

const hostile = `<script>alert("1")</script>&'`
const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;'

test('the five characters that mean something in markup are escaped in text and in attributes', () => {
  assert.equal(String(html`<p title="${hostile}">${hostile}</p>`), `<p title="${escaped}">${escaped}</p>`)
  assert.equal(String(html`<p title='${hostile}'></p>`), `<p title='${escaped}'></p>`)
})

test('Vietnamese text, in composed and decomposed form, goes through unchanged', () => {
  for (const text of ['Ở Ỡ Ặ Ẫ Ự Ỵ đ', 'Ở Ỡ Ặ Ẫ Ự Ỵ đ'.normalize('NFD')]) {
    assert.equal(String(html`<p>${text}</p>`), `<p>${text}</p>`)
  }
})

test('arrays are joined, each item escaped; nested markup is not escaped twice', () => {
  assert.equal(
    String(html`<ul>${['a', '<b>'].map((item) => html`<li>${item}</li>`)}${['&', '<']}</ul>`),
    '<ul><li>a</li><li>&lt;b&gt;</li>&amp;&lt;</ul>',
  )
})

test('null, undefined and booleans leave the place empty; zero and an empty string are kept', () => {
  assert.equal(String(html`[${null}${undefined}${true}${false}${0}${''}${10n}]`), '[010]')
})

test('raw takes markup as it is', () => {
  assert.equal(String(html`<p>${raw('<b>x</b>')}</p>`), '<p><b>x</b></p>')
})

test('an object that only pretends to be markup is refused, not printed', () => {
  const pretenders: unknown[] = [
    { toString: () => '<b>' },
    { markup: '<b>' },
    () => '<b>',
    Symbol('b'),
    new Date(0),
  ]
  for (const value of pretenders) assert.throws(() => html`<p>${value as HtmlValue}</p>`, TypeError)
})

test('markup inside an attribute is refused: its quotes would end the attribute', () => {
  assert.throws(() => html`<p title="${html`<b class="x">`}"></p>`, TypeError)
})

test('a value where no escaping is safe throws when the template is first used', () => {
  const x = 'x onmouseover=alert(1)'
  assert.throws(() => html`<a href=${x}>a</a>`, TypeError)
  assert.throws(() => html`<a ${x}>a</a>`, TypeError)
  assert.throws(() => html`<a${x}>a</a>`, TypeError)
  assert.throws(() => html`<${x}>a</a>`, TypeError)
  assert.throws(() => html`</${x}>`, TypeError)
  assert.throws(() => html`<a onclick="${x}">a</a>`, TypeError)
  assert.throws(() => html`<a ONCLICK = "${x}">a</a>`, TypeError)
  assert.throws(() => html`<a style="color:${x}">a</a>`, TypeError)
  assert.throws(() => html`<iframe srcdoc="${x}"></iframe>`, TypeError)
  assert.throws(() => html`<script>${x}</script>`, TypeError)
  assert.throws(() => html`<STYLE>a{}${x}</STYLE>`, TypeError)
  assert.throws(() => html`<!-- ${x} -->`, TypeError)
})

test('text after a script, a comment or a lone “<” is text again', () => {
  assert.equal(
    String(html`<script src="/a.js"></script><!-- > " --><p>1 < 2 ${'<'}</p>`),
    '<script src="/a.js"></script><!-- > " --><p>1 < 2 &lt;</p>',
  )
})

test('addresses that run a program become “#”, however they are disguised', () => {
  for (const url of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    ':x',
  ]) {
    assert.equal(String(html`<a href="${url}">a</a>`), '<a href="#">a</a>', JSON.stringify(url))
    assert.equal(String(html`<form ${attributes({ action: url })}></form>`), '<form action="#"></form>')
  }
  assert.equal(String(html`<a href="${''}${'javascript:x'}">a</a>`), '<a href="#">a</a>')
})

test('ordinary addresses stay, with their ampersands escaped', () => {
  for (const url of ['/du-lieu?q=a:b', '#x', '?trang=2', 'https://x.vn/a', 'mailto:a@x.vn', 'tel:+84271']) {
    assert.equal(safeUrl(url), url)
  }
  assert.equal(String(html`<a href="${'/a?b=1&c=2'}">a</a>`), '<a href="/a?b=1&amp;c=2">a</a>')
  assert.equal(String(html`<a href="/du-lieu/${'a:b'}">a</a>`), '<a href="/du-lieu/a:b">a</a>')
})

test('attributes() leaves out what is null or false, escapes values and refuses dangerous names', () => {
  assert.equal(
    String(
      html`<input ${attributes({ name: 'a"b', required: true, disabled: false, value: null, max: 0 })}>`,
    ),
    '<input name="a&quot;b" required max="0">',
  )
  for (const name of ['onclick', 'style', 'a b', 'x"', 'x=', '']) {
    assert.throws(() => attributes({ [name]: 'x' }), TypeError, name)
  }
})
