// SPDX-License-Identifier: Apache-2.0
import type { Conclusion, ReadingChoices } from '../contract/reading-profile.ts'
import type { TextHabit } from '../reading/habits/clean-text.ts'
import type { SourceDescription, TokenCounts } from '../reading/reading-options.ts'
import { withoutMark } from '../reading/typed-number.ts'
import { concludePoints } from './conclude-points.ts'
import { choice, conclusionOf } from './concluded.ts'

/** What was concluded about rows and letters of the whole table, with what the reading counted. */
export function concludeRows(
  { reading, hasMerged }: Pick<SourceDescription, 'reading' | 'hasMerged'>,
  counts: TokenCounts,
): Conclusion[] {
  const choices = reading.choices ?? {}
  return [
    ...concludeSections(reading.plan?.sections?.titles ?? [], counts, choices),
    ...(hasMerged ? [concludeMerged(counts, choices)] : []),
    ...concludePoints(reading.plan?.points, counts, choices),
    ...concludeTexts(counts, choices),
  ]
}

function concludeSections(
  titles: readonly string[],
  counts: TokenCounts,
  choices: ReadingChoices,
): Conclusion[] {
  const isOff = choices['sections'] === 'off'
  const count = counts.leftOutRows.section ?? 0
  if (count === 0 && !isOff) return []
  const examples = counts.leftOut
    .filter(({ habit }) => habit === 'section')
    .slice(0, 3)
    .map(({ record, cells }) => ({
      record,
      from: cells
        .map((cell) => withoutMark(cell ?? '').trim())
        .filter(Boolean)
        .slice(0, 2)
        .join(' '),
    }))
  const names = titles.map((title) => `“${title}”`).join(', ')
  return [
    conclusionOf({
      habit: 'sections',
      title: null,
      found: { count, examples },
      state: 'applied',
      message: isOff
        ? { vi: 'Dòng tên nhóm được đọc như dòng dữ liệu.', en: 'Rows that name groups are read as data.' }
        : {
            vi: `${count} dòng chỉ ghi tên nhóm: tên được đưa vào cột ${names} của các dòng bên dưới, dòng đó không nạp.`,
            en: `${count} rows only name a group: the name goes into column ${names} of the rows below, the row itself is not loaded.`,
          },
      choices: [
        choice('carry', 'Đưa tên nhóm vào cột', 'Carry names into a column'),
        choice('off', 'Đọc như dòng dữ liệu', 'Read as data'),
      ],
      chosen: isOff ? 'off' : 'carry',
    }),
  ]
}

function concludeMerged({ filledByMerge }: TokenCounts, choices: ReadingChoices): Conclusion {
  const isOff = choices['merged'] === 'off'
  const count = Object.values(filledByMerge).reduce((sum, cells) => sum + cells, 0)
  return conclusionOf({
    habit: 'merged',
    title: null,
    found: { count, examples: [] },
    state: 'applied',
    message: isOff
      ? {
          vi: 'Bảng có ô gộp nhiều dòng; chỉ dòng đầu mang giá trị.',
          en: 'Cells are merged over rows; only the first row bears the value.',
        }
      : {
          vi: `Bảng có ô gộp nhiều dòng: giá trị được điền cho ${count} ô còn lại của ô gộp.`,
          en: `Cells are merged over several rows: ${count} cells got the value of the merged cell.`,
        },
    choices: [
      choice('fill', 'Điền cho mọi dòng của ô gộp', 'Fill every row'),
      choice('off', 'Chỉ dòng đầu', 'First row only'),
    ],
    chosen: isOff ? 'off' : 'fill',
  })
}

const ofTexts: Record<TextHabit, { vi: string; en: string }> = {
  invisible: { vi: 'ký tự ẩn hoặc dấu cách lạ', en: 'hidden characters or odd blanks' },
  spaces: { vi: 'dấu cách thừa', en: 'repeated blanks' },
  pieces: { vi: 'chữ có dấu ở dạng tách rời', en: 'letters with separate marks' },
}

function concludeTexts({ texts }: TokenCounts, choices: ReadingChoices): Conclusion[] {
  const keeps = choices['text'] === 'keep'
  const found = (Object.keys(ofTexts) as TextHabit[]).filter((habit) => texts[habit])
  if (found.length === 0) return []
  const listed = (language: 'vi' | 'en') =>
    found
      .map(
        (habit) =>
          `${texts[habit]!.cells} ${language === 'vi' ? 'ô có' : 'cells with'} ${ofTexts[habit][language]}`,
      )
      .join(', ')
  const examples = found.flatMap((habit) => texts[habit]!.examples).slice(0, 3)
  return [
    conclusionOf({
      habit: 'text',
      title: null,
      found: {
        count: found.reduce((sum, habit) => sum + texts[habit]!.cells, 0),
        examples: examples.map(({ record, to }) => ({ record, from: to })),
      },
      state: 'applied',
      message: keeps
        ? {
            vi: `Chữ được giữ như trong tệp: ${listed('vi')}.`,
            en: `Text is kept as written: ${listed('en')}.`,
          }
        : { vi: `Đã làm sạch chữ: ${listed('vi')}.`, en: `Text was cleaned: ${listed('en')}.` },
      choices: [choice('clean', 'Làm sạch', 'Clean'), choice('keep', 'Giữ như trong tệp', 'Keep as written')],
      chosen: keeps ? 'keep' : 'clean',
    }),
  ]
}
