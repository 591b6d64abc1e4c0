// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import {
  choices,
  describeForm,
  fieldsWithoutText,
  formFieldsHtml,
  judgeForm,
  readFormPost,
  titled,
} from './index.ts'

const form = Type.Object({
  reason: Type.String({
    minLength: 5,
    maxLength: 500,
    ...titled({ vi: 'Lý do', en: 'Reason' }, { vi: 'Ghi ngắn gọn.', en: 'Be brief.' }),
  }),
  from: Type.String({ format: 'date', ...titled({ vi: 'Từ ngày', en: 'From' }) }),
  copies: Type.Optional(Type.Integer({ minimum: 1, ...titled({ vi: 'Số bản', en: 'Copies' }) })),
  urgent: Type.Optional(Type.Boolean(titled({ vi: 'Khẩn', en: 'Urgent' }))),
  way: Type.Enum(['post', 'online'], {
    ...titled({ vi: 'Cách nhận', en: 'Way' }),
    ...choices({ post: { vi: 'Bưu điện', en: 'Post' }, online: { vi: 'Trực tuyến', en: 'Online' } }),
  }),
  papers: Type.Array(Type.String({ minLength: 2, ...titled({ vi: 'Giấy tờ', en: 'Paper' }) }), {
    minItems: 1,
    ...titled({ vi: 'Giấy tờ kèm theo', en: 'Papers' }),
  }),
  contact: Type.Object(
    { phone: Type.String({ pattern: '^0\\d{9}$', ...titled({ vi: 'Điện thoại', en: 'Phone' }) }) },
    titled({ vi: 'Liên hệ', en: 'Contact' }),
  ),
})

const good = {
  reason: 'Cần bổ sung',
  from: '2026-03-02',
  way: 'post',
  papers: ['Đơn'],
  contact: { phone: '0912345678' },
}

test('a rightly filled form has no faults, and its text is trimmed and composed (NFC)', () => {
  const verdict = judgeForm(form, { ...good, reason: '  Cần bổ sung '.normalize('NFD') })
  assert.deepEqual(verdict, { values: good, errors: [] })
})

test('a blank answer counts as missing and is named in both languages', () => {
  const [fault, ...others] = judgeForm(form, { ...good, reason: '   ' }).errors
  assert.deepEqual(others, [])
  assert.deepEqual(fault, {
    path: '/reason',
    code: 'form.required',
    message: { vi: 'Cần điền “Lý do”.', en: '“Reason” is required.' },
  })
})

test('each kind of fault has its own code, at the place where it stands', () => {
  const wrong = {
    reason: 'ít',
    from: '2026-02-30',
    copies: 0,
    urgent: 'yes',
    way: 'fax',
    papers: ['x'],
    contact: { phone: '12', fax: '1' },
    more: 1,
  }
  const found = judgeForm(form, wrong).errors.map(({ path, code }) => [path, code])
  assert.deepEqual(
    new Map(found as [string, string][]),
    new Map([
      ['/reason', 'form.too-short'],
      ['/from', 'form.date'],
      ['/copies', 'form.too-small'],
      ['/urgent', 'form.wrong-type'],
      ['/way', 'form.not-a-choice'],
      ['/papers/0', 'form.too-short'],
      ['/contact/phone', 'form.pattern'],
      ['/contact/fax', 'form.unknown-field'],
      ['/more', 'form.unknown-field'],
    ]),
  )
})

test('an answer that is no form at all is a verdict, not a crash', () => {
  for (const given of [null, undefined, 'text', 5, []]) assert.ok(judgeForm(form, given).errors.length > 0)
})

test('the description of a form is plain data with titles, kinds and choices', () => {
  const fields = describeForm(JSON.parse(JSON.stringify(form)))
  assert.deepEqual(
    fields.map(({ name, kind, required }) => [name, kind, required]),
    [
      ['reason', 'long-text', true],
      ['from', 'date', true],
      ['copies', 'integer', false],
      ['urgent', 'yes-no', false],
      ['way', 'choice', true],
      ['papers', 'list', true],
      ['contact', 'group', true],
    ],
  )
  assert.deepEqual(fields[0]?.help, { vi: 'Ghi ngắn gọn.', en: 'Be brief.' })
  assert.deepEqual(fields[4]?.choices?.[1], { value: 'online', title: { vi: 'Trực tuyến', en: 'Online' } })
  assert.equal(fields[6]?.fields?.[0]?.path, '/contact/phone')
  assert.deepEqual(JSON.parse(JSON.stringify(fields)), fields)
})

test('a field or a choice without text in both languages is named', () => {
  const bare = Type.Object({ a: Type.String(), b: Type.Enum(['x'], titled({ vi: 'B', en: 'B' })) })
  assert.deepEqual(fieldsWithoutText(bare), ['/a', '/b=x'])
  assert.deepEqual(fieldsWithoutText(form), [])
})

test('a drawn form carries label, help, fault and escaped values, and reads back what was posted', () => {
  const faults = new Map([['/reason', 'Cần ít nhất 5 ký tự.']])
  const markup = formFieldsHtml(form, {
    values: { ...good, reason: '<b>"ít"' },
    faults,
    locale: 'vi',
  }).toString()
  assert.match(markup, /<label for="field-reason">Lý do/)
  assert.match(markup, /aria-describedby="field-reason-help field-reason-fault"/)
  assert.match(markup, /aria-invalid="true"/)
  assert.ok(!markup.includes('<b>'))
  assert.match(markup, /name="contact\/phone"/)
  const post = {
    reason: 'Cần bổ sung',
    from: '2026-03-02',
    copies: '',
    way: 'post',
    papers: 'Đơn\r\n\r\n',
    'contact/phone': '0912345678',
    other: '1',
  }
  assert.deepEqual(judgeForm(form, readFormPost(form, post)), {
    values: { ...good, urgent: false },
    errors: [],
  })
})
