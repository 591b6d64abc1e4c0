// SPDX-License-Identifier: Apache-2.0

/** A set of old Vietnamese fonts whose letters stand where Latin letters should. */
export type OldLetters = 'tcvn3' | 'vni'

/** Letters of TCVN 5712 (ABC fonts) from 0xA1 on; `·` where there is none, capitals with tones included. */
const TCVN3_FROM_A1 =
  'ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ'

const tcvn3 = new Map<string, string>(
  Array.from(TCVN3_FROM_A1, (letter, index) => [String.fromCharCode(0xa1 + index), letter] as const),
)

const [GRAVE, HOOK, TILDE, ACUTE, DOT] = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const [CIRCUMFLEX, BREVE] = ['\u0302', '\u0306']

/** The second half of a VNI letter and the marks that it puts on the first. */
const vniMarks = new Map<string, string>([
  ...bothCases({ ù: ACUTE, ø: GRAVE, û: HOOK, õ: TILDE, ï: DOT, â: CIRCUMFLEX, ê: BREVE }),
  ...bothCases({
    á: CIRCUMFLEX + ACUTE,
    à: CIRCUMFLEX + GRAVE,
    å: CIRCUMFLEX + HOOK,
    ã: CIRCUMFLEX + TILDE,
    ä: CIRCUMFLEX + DOT,
    é: BREVE + ACUTE,
    è: BREVE + GRAVE,
    ú: BREVE + HOOK,
    ü: BREVE + TILDE,
    ë: BREVE + DOT,
  }),
])

/** VNI letters that stand alone. */
const vniLetters = new Map<string, string>(
  Object.entries({ í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', ô: 'ơ', ö: 'ư', î: 'ỵ', ñ: 'đ' }).flatMap(
    ([from, to]) => [
      [from, to],
      [from.toUpperCase(), to.toUpperCase()],
    ],
  ),
)

const carriesVniMark = /[aeouyôöAEOUYÔÖ]/

/**
 * Text typed in an old font, as Unicode; characters that the font does not have are left as they are. `capitals`: the font
 * draws small letters as capitals (.VnTimeH).
 */
export function decodeOldLetters(text: string, letters: OldLetters, capitals = false): string {
  const decoded = (letters === 'tcvn3' ? decodeTcvn3(text) : decodeVni(text)).normalize('NFC')
  return capitals ? decoded.toUpperCase() : decoded
}

/** Whether a character could be the first half of a letter of which the second follows. */
export function awaitsMark(character: string): boolean {
  return carriesVniMark.test(character)
}

function decodeTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00ff]/g, (letter) => tcvn3.get(letter)!)
}

function decodeVni(text: string): string {
  let decoded = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    const base = vniLetters.get(letter) ?? letter
    const marks = carriesVniMark.test(letter) ? vniMarks.get(text[at + 1] ?? '') : undefined
    decoded += marks ? base + marks : base
    if (marks) at++
  }
  return decoded
}

function bothCases(marks: Record<string, string>): [string, string][] {
  return Object.entries(marks).flatMap(([letter, mark]): [string, string][] => [
    [letter, mark],
    [letter.toUpperCase(), mark],
  ])
}
