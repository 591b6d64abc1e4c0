// SPDX-License-Identifier: Apache-2.0

const LETTERS = /^(.*?)\s*([NSEWBĐD])\.?$/i
const PARTS =
  /^(\d{1,3})\s*[°ºo*:\s]\s*(\d{1,2})\s*['’′:\s]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["”″]|'{2}|’’|′′)?)?\s*['’′]?$/i

/** Metres as offices write them: 560000.12, 560000,12, 560.000,12, 560,000.12; null: no such number. */
export function readMetres(text: string): number | null {
  const plain = text.replace(/\s|m$/gi, '')
  if (/^-?\d{1,3}(\.\d{3}){1,2}(,\d+)?$/.test(plain))
    return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d{1,3}(,\d{3}){1,2}(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}

/** Degrees as people write them: 106.925, 106,925, 106°55′30.5″E, 106 55 30, 106°55,5′; null: no such number. */
export function readAngle(text: string): number | null {
  const [, bare = text, side = ''] = LETTERS.exec(text.trim()) ?? []
  const sign = /[sw]/i.test(side) || bare.trim().startsWith('-') ? -1 : 1
  const angle = bare.trim().replace(/^[-+]/, '')
  if (/^\d{1,3}([.,]\d+)?\s*[°º]?$/.test(angle))
    return sign * Number(angle.replace(/[°º\s]/g, '').replace(',', '.'))
  const decimalMinutes = /^(\d{1,3})\s*[°º]\s*(\d{1,2}[.,]\d+)\s*['’′]?$/.exec(angle)
  if (decimalMinutes)
    return sign * (Number(decimalMinutes[1]) + Number(decimalMinutes[2]!.replace(',', '.')) / 60)
  const [, whole, minutes, seconds = '0'] = PARTS.exec(angle) ?? []
  if (whole === undefined || Number(minutes) >= 60) return null
  const second = Number(seconds.replace(',', '.'))
  const sum = Number(whole) + Number(minutes) / 60 + second / 3600
  return second < 60 ? sign * Number(sum.toFixed(9)) : null
}
