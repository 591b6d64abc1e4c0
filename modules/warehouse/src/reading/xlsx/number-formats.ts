// SPDX-License-Identifier: Apache-2.0
import { attribute, XmlScanner } from './xml-scanner.ts'

/** How a cell style shows numbers: as dates, as percentages, or padded with zeros to so many digits (000000). */
export type NumberDisplay = { date: boolean; percentage: boolean; digits: number }

const general: NumberDisplay = { date: false, percentage: false, digits: 0 }

/** The displays and fonts of all cell styles of styles.xml, by style number. */
export function parseCellStyles(): { scanner: XmlScanner; displays: NumberDisplay[]; fonts: string[] } {
  const formats = new Map<number, string>()
  const displays: NumberDisplay[] = []
  const names: string[] = []
  const fonts: string[] = []
  let inCellStyles = false
  let inFonts = false
  const scanner = new XmlScanner({
    open(name, attributes) {
      if (name === 'numFmt') {
        formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      } else if (name === 'fonts') inFonts = true
      else if (inFonts && name === 'font') names.push('')
      else if (inFonts && name === 'name') names[names.length - 1] = attribute(attributes, 'val') ?? ''
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        displays.push(displayOfFormat(id, formats.get(id)))
        fonts.push(names[Number(attribute(attributes, 'fontId') ?? 0)] ?? '')
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
      else if (name === 'fonts') inFonts = false
    },
    text() {},
  })
  return { scanner, displays, fonts }
}

/** The display of a number format by its number, and its code when the workbook defines one. */
export function displayOfFormat(id: number, code: string | undefined): NumberDisplay {
  return code === undefined ? builtIn(id) : displayOf(code)
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
