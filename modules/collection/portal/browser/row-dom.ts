// SPDX-License-Identifier: Apache-2.0
// Runs in the browser, as it stands, without a build.
import type { Answer, Values } from './draft-keeper.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Fault = Answer['verdicts'][number]['faults'][number]

/** One row of the form on the page. */
export const rowOf = (key: string): HTMLDetailsElement | null =>
  document.querySelector<HTMLDetailsElement>(`[data-row="${CSS.escape(key)}"]`)

const controls = (row: Element): Control[] => [...row.querySelectorAll<Control>('[data-field]')]

/** What is written in a row now. */
export const valuesOf = (row: Element): Values =>
  Object.fromEntries(
    controls(row).map((control) => [control.dataset['field'] as string, control.value.trim() || null]),
  )

const choose = (control: Control, value: string) => {
  control.value = value
  if (control.value === value) return
  // a way of writing that this control cannot show is kept as it is
  if (control instanceof HTMLSelectElement) control.add(new Option(value, value, true, true))
  else if (control instanceof HTMLInputElement) {
    control.type = 'text'
    control.value = value
  }
}

/** Writes values into a row, and its name from the first two of them. */
export const fillRow = (row: Element, values: Values): void => {
  for (const control of controls(row)) choose(control, values[control.dataset['field'] as string] ?? '')
  nameRow(row)
}

/** Names a row by the first two values that are written in it; what somebody wrote is no longer of the last period. */
export const nameRow = (row: Element): void => {
  const shown = controls(row)
    .slice(0, 2)
    .map((control) =>
      control instanceof HTMLSelectElement ? (control.selectedOptions[0]?.text ?? '') : control.value,
    )
    .filter((text) => text.trim() !== '')
  const label = row.querySelector('.phieu-label')
  if (label && shown.length > 0) label.textContent = shown.join(' · ')
  row.querySelector('.phieu-origin')?.remove()
}

/** Shows what the server found wrong in a row, each fault at its field. */
export const showFaults = (row: Element, faults: readonly Fault[]): void => {
  const locale = document.documentElement.lang === 'en' ? 'en' : 'vi'
  for (const place of row.querySelectorAll<HTMLElement>('[data-faults]')) {
    const own = faults.filter(({ field }) => (field ?? '') === place.dataset['faults'])
    place.textContent = own.map(({ message }) => message[locale]).join(' ')
  }
  for (const control of controls(row)) {
    const wrong = faults.some(
      ({ field, severity }) => field === control.dataset['field'] && severity === 'error',
    )
    if (wrong) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }
  const mark = row.querySelector<HTMLElement>('.phieu-wrong')
  if (mark) mark.hidden = !faults.some(({ severity }) => severity === 'error')
}

/** Adds a row to the page from the form's template. */
export const addRow = (key: string, position: number): HTMLDetailsElement => {
  const template = document.querySelector<HTMLTemplateElement>('#dong-moi') as HTMLTemplateElement
  const row = (template.content.cloneNode(true) as DocumentFragment).querySelector(
    'details',
  ) as HTMLDetailsElement
  row.dataset['row'] = key
  row.dataset['position'] = String(position)
  row.open = true
  for (const part of row.querySelectorAll<HTMLElement>('[id], [for], [name], [aria-describedby], [value]'))
    for (const name of ['id', 'for', 'name', 'aria-describedby', 'value']) {
      const value = part.getAttribute(name)
      if (value) part.setAttribute(name, value.replace(/^v\.MAU\./, `v.${key}.`).replace(/^MAU$/, key))
    }
  document.querySelector('#cac-dong')?.append(row)
  document.querySelector('#chua-co-dong')?.remove()
  return row
}

/** A line of words with buttons, at the top of a row. */
export const ask = (
  row: Element,
  words: string,
  answers: readonly (readonly [string, () => void])[],
): void => {
  const box = document.createElement('div')
  box.className = 'phieu-ask'
  box.setAttribute('role', 'alert')
  const line = document.createElement('p')
  line.textContent = words
  box.append(line)
  for (const [label, act] of answers) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button secondary'
    button.textContent = label
    button.addEventListener('click', () => {
      box.remove()
      act()
    })
    box.append(button)
  }
  row.prepend(box)
  if (row instanceof HTMLDetailsElement) row.open = true
  row.querySelector('summary')?.after(box)
}
