// SPDX-License-Identifier: Apache-2.0
// Runs in the browser, as it stands, without a build: makes the form save by itself and survive a cut connection.
import { type Answer, DraftKeeper, type Values } from './draft-keeper.ts'
import { addRow, ask, fillRow, nameRow, rowOf, showFaults, valuesOf } from './row-dom.ts'

const data = (document.querySelector('#phieu') as HTMLElement).dataset as Record<string, string>
const text = JSON.parse(data['texts'] as string) as Record<string, string>
const labels = new Map(JSON.parse(data['labels'] as string) as [string, string][])
const form = document.querySelector('form[action^="/phieu/"]') as HTMLFormElement
const state = document.querySelector('#tinh-trang') as HTMLElement
const csrf = (form.elements.namedItem('_csrf') as HTMLInputElement | null)?.value ?? ''

const tell = (words: string, link?: readonly [string, string]) => {
  state.textContent = words
  if (!link) return
  const anchor = document.createElement('a')
  ;[anchor.textContent, anchor.href] = link
  state.append(' ', anchor)
}

const words = (values: Values | null) =>
  Object.entries(values ?? {})
    .filter(([id, value]) => value !== null && labels.has(id))
    .map(([id, value]) => `${labels.get(id)}: ${value}`)
    .join('; ') || '—'

const askConflict = ({ key, stored, yours, changedBy }: Answer['conflicts'][number]) => {
  const row = rowOf(key) ?? addRow(key, 0)
  const question = (text['conflict'] as string)
    .replace('{name}', changedBy)
    .replace('{values}', words(stored))
  ask(row, question, [
    [
      text['keepMine'] as string,
      () => {
        if (yours) keeper.change(key, Number(row.dataset['position']), yours)
        else keeper.remove(key)
      },
    ],
    [
      text['takeTheirs'] as string,
      () => {
        if (stored) fillRow(row, stored)
        else row.remove()
      },
    ],
  ])
}

const listener = {
  saved: (answer: Answer) => {
    for (const { key, values, faults } of answer.others) {
      const row = rowOf(key) ?? addRow(key, 0)
      fillRow(row, values)
      showFaults(row, faults)
    }
    for (const key of answer.othersRemoved) rowOf(key)?.remove()
    for (const { key, faults } of answer.verdicts) {
      const row = rowOf(key)
      if (row) showFaults(row, faults)
    }
    answer.conflicts.forEach(askConflict)
  },
  state: (now: 'saved' | 'saving' | 'kept' | 'signed-out' | 'refused', said = '') => {
    state.dataset['state'] = now
    if (now === 'saved') tell(text['savedServer'] as string)
    else if (now === 'saving') tell(text['saving'] as string)
    else if (now === 'kept') tell(text['keptHere'] as string)
    else if (now === 'refused') tell(said || (text['keptHere'] as string))
    else
      tell(text['signedOut'] as string, [
        text['signIn'] as string,
        `/dang-nhap?tiep=${encodeURIComponent(location.pathname)}`,
      ])
  },
}

const keeper = new DraftKeeper(Number(data['version']), {
  task: (data['task'] as string).split('/').map(encodeURIComponent).join('/'),
  account: data['account'] as string,
  csrf,
  listener,
})

const restore = () => {
  for (const [key, { position, values }] of keeper.waiting)
    fillRow(rowOf(key) ?? addRow(key, position), values)
  for (const key of keeper.removed) rowOf(key)?.remove()
  if (keeper.waiting.size + keeper.removed.length === 0) return
  tell(text['restored'] as string)
  keeper.flush()
}

const lastPosition = () =>
  Math.max(
    -1,
    ...[...form.querySelectorAll<HTMLElement>('[data-row]')].map((row) => Number(row.dataset['position'])),
  )

const newRow = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  const key = `m${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
  const row = addRow(key, lastPosition() + 1)
  row.scrollIntoView({ block: 'start' })
  row.querySelector<HTMLElement>('[data-field]')?.focus()
}

const takeAway = (row: HTMLElement) => {
  const key = row.dataset['row'] as string
  const values = valuesOf(row)
  const note = document.createElement('div')
  row.replaceWith(note)
  keeper.remove(key)
  ask(note, text['removed'] as string, [
    [
      text['undo'] as string,
      () => {
        note.replaceWith(row)
        keeper.change(key, Number(row.dataset['position']), values)
      },
    ],
  ])
}

/** A step of the form goes on only when everything typed is on the server. */
const goOn = async (button: HTMLButtonElement) => {
  if (!(await keeper.flush())) return
  // the event that led here must be over: a form does not submit again while it is being submitted
  await new Promise((resolve) => setTimeout(resolve))
  const version = form.elements.namedItem('phien-ban') as HTMLInputElement
  version.value = String(keeper.version)
  for (const control of form.querySelectorAll<HTMLInputElement>('[data-field]')) control.disabled = true
  form.requestSubmit(button)
}

let goingOn = false
form.addEventListener('input', (event) => {
  const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
  if (!row) return
  nameRow(row)
  keeper.change(row.dataset['row'] as string, Number(row.dataset['position']), valuesOf(row))
})
form.addEventListener('submit', (event) => {
  const button = event.submitter as HTMLButtonElement | null
  if (goingOn || !button) return
  event.preventDefault()
  if (button.name === 'bo') takeAway(button.closest<HTMLElement>('[data-row]') as HTMLElement)
  else if (button.value === 'them') newRow()
  else if (button.value === 'luu') keeper.flush()
  else {
    goOn(button).finally(() => {
      goingOn = false
    })
    goingOn = true
  }
})
restore()
