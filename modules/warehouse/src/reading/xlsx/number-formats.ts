// SPDX-License-Identifier: Apache-2.0
import { attribute, XmlScanner } from './xml-scanner.ts'

/** How a cell style shows numbers: as dates, as percentages, or padded with zeros to so many digits (000000). */
export type NumberDisplay = { date: boolean; percentage: boolean; digits: number }

const general: NumberDisplay = { date: false, percentage: false, digits: 0 }

/** The displays of all cell styles of styles.xml, by style number. */
export function parseNumberDisplays(): { scanner: XmlScanner; displays: NumberDisplay[] } {
  const formats = new Map<number, string>()
  const displays: NumberDisplay[] = []
  let inCellStyles = false
  const scanner = new XmlScanner({
    open(name, attributes) {
      if (name === 'numFmt') {
        formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      } else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        displays.push(formats.has(id) ? displayOf(formats.get(id)!) : builtIn(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
    text() {},
  })
  return { scanner, displays }
}

/** Format codes 14–22, 27–36, 45–47, 50–58 are dates and times, 9 and 10 percentages (ECMA-376 part 1, 18.8.30). */
function builtIn(id: number): NumberDisplay {
  const date =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
  return { ...general, date, percentage: id === 9 || id === 10 }
}

function displayOf(code: string): NumberDisplay {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*./gi, '').split(';')
  const digits = /^0{2,}$/.test(positive) ? positive.length : 0
  return {
    date: /[dmyhs]/i.test(positive.replace(/general/gi, '')),
    percentage: positive.includes('%'),
    digits,
  }
}
