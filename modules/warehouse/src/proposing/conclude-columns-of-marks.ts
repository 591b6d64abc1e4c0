// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import { withoutMark } from '../reading/typed-number.ts'
import type { ColumnCells } from './column-facts.ts'
import { type Concluded, choice, chosenOf, conclusionOf, keyOf } from './concluded.ts'

const MARK = /^[x✓✔v•+]$/iu
const LEVEL = ' – '
const BIRTH = /^(\d{1,2}[/.-]){0,2}(19|20)\d{2}$|^(19|20)\d{2}-\d{2}-\d{2}$/
const LEAST_ALONE = 0.9
const knownPairs: readonly (readonly [first: RegExp, second: RegExp, title: string])[] = [
  [/^nam$/iu, /^nữ$/iu, 'Giới tính'],
  [/^có$/iu, /^(không|chưa)( có)?$/iu, 'Có hay không'],
  [/^đạt$/iu, /^(không|chưa) đạt$/iu, 'Kết quả'],
]

/** Columns side by side of which each row marks one with an x: Có | Không, Nam | Nữ, Giàu | Khá | Trung bình. */
export function concludeMarks(columns: readonly ColumnCells[], choices: ReadingChoices): Concluded[] {
  const concluded: Concluded[] = []
  for (let first = 0; first < columns.length; first++) {
    const group = groupFrom(columns, first)
    if (!group) continue
    concluded.push(markConclusion(columns, first, group, choices))
    first += group.size - 1
  }
  return concluded
}

type Group = { size: number; title: string; values: string[]; contentTitle?: string }

function groupFrom(columns: readonly ColumnCells[], first: number): Group | null {
  const born = birthsFrom(columns, first)
  if (born) return born
  let size = 0
  while (columns[first + size] && isMarks(columns[first + size]!)) size++
  for (; size >= 2; size--) {
    const named = nameOf(columns.slice(first, first + size).map(({ title }) => title))
    if (named && standAlone(columns.slice(first, first + size))) return { size, ...named }
  }
  return null
}

/** Years or days of birth under Nam | Nữ, as lists of people have them: sex and birth in one cell. */
function birthsFrom(columns: readonly ColumnCells[], first: number): Group | null {
  const pair = columns.slice(first, first + 2)
  const levels = pair.map(({ title }) => title.split(LEVEL))
  const [one, other] = levels.map((parts) => parts.at(-1)!.trim())
  if (pair.length < 2 || !/^nam$/iu.test(one!) || !/^nữ$/iu.test(other!)) return null
  const filled = pair
    .flatMap(({ cells }) => cells.map((cell) => withoutMark(cell ?? '').trim()))
    .filter(Boolean)
  const births = filled.filter((text) => BIRTH.test(text))
  if (filled.length === 0 || births.length < filled.length * LEAST_ALONE || !standAlone(pair)) return null
  const upper = levels[0]!.slice(0, -1).join(LEVEL)
  const years = births.every((text) => text.length === 4)
  return {
    size: 2,
    title: 'Giới tính',
    values: ['Nam', 'Nữ'],
    contentTitle: upper || (years ? 'Năm sinh' : 'Ngày sinh'),
  }
}

function isMarks({ cells }: ColumnCells): boolean {
  const filled = cells.map((cell) => withoutMark(cell ?? '').trim()).filter((text) => text !== '')
  return filled.length > 0 && filled.every((text) => MARK.test(text))
}

/** Nearly every row marks at most one of the columns. */
function standAlone(columns: readonly ColumnCells[]): boolean {
  const rows = columns[0]!.cells.map(
    (_, row) => columns.filter(({ cells }) => (cells[row] ?? '').trim() !== '').length,
  )
  const marked = rows.filter((count) => count > 0)
  return marked.filter((count) => count === 1).length >= marked.length * LEAST_ALONE
}

/** The common upper title, or the title that a known pair has. */
function nameOf(titles: readonly string[]): { title: string; values: string[] } | null {
  const parts = titles.map((title) => title.split(LEVEL))
  const upper = parts[0]!.slice(0, -1).join(LEVEL)
  const shared = upper !== '' && parts.every((levels) => levels.slice(0, -1).join(LEVEL) === upper)
  const values = parts.map((levels) => levels.at(-1)!.trim())
  const pair = knownPairs.find(
    ([one, other]) => values.length === 2 && one.test(values[0]!) && other.test(values[1]!),
  )
  if (shared) return { title: upper, values }
  return pair ? { title: pair[2], values } : null
}

function markConclusion(
  columns: readonly ColumnCells[],
  first: number,
  { size, title, values, contentTitle }: Group,
  choices: ReadingChoices,
): Concluded {
  const places = Array.from({ length: size }, (_, index) => first + index)
  const chosen = chosenOf(choices, keyOf('marks', title), ['merge', 'keep'], 'merge')
  const count = places.reduce(
    (sum, place) => sum + columns[place]!.cells.filter((cell) => (cell ?? '').trim() !== '').length,
    0,
  )
  const shown = values.map((value) => `“${value}”`).join(', ')
  return {
    column: null,
    ...(chosen === 'merge'
      ? { marked: { columns: places, title, values, ...(contentTitle ? { contentTitle } : {}) } }
      : {}),
    conclusion: conclusionOf({
      habit: 'marks',
      title,
      found: { count, examples: [] },
      state: 'applied',
      message: contentTitle
        ? {
            vi: `Các cột ${shown} ghi năm hoặc ngày sinh theo giới tính: tách thành cột “${title}” và cột “${contentTitle}”.`,
            en: `Columns ${shown} give births by sex: split into column “${title}” and column “${contentTitle}”.`,
          }
        : {
            vi: `Các cột ${shown} đánh dấu x: gộp thành một cột “${title}” ghi tên cột được đánh dấu.`,
            en: `Columns ${shown} are marked with x: merged into one column “${title}” that says which is marked.`,
          },
      choices: [
        choice('merge', 'Gộp thành một cột', 'Merge into one column'),
        choice('keep', 'Giữ từng cột', 'Keep the columns'),
      ],
      chosen,
    }),
  }
}
