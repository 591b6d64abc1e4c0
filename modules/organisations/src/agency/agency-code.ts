// SPDX-License-Identifier: Apache-2.0
import { fold } from '@tinhso/kernel/search'

const official = /^(?=.{3,35}$)[A-Z][0-9]{2}(?:\.[0-9A-Z]{1,8})*$/

/** Whether a text is an electronic agency identifier: groups from the top down, at most 35 characters (QĐ 20/2020). */
export const isOfficialCode = (code: string): boolean => official.test(code) && !code.includes('.TAM')

/**
 * A code for an agency that has none yet: the province's code, `TAM` (provisional), and a short form of a name.
 * @example provisionalCode('H10', 'UBND huyện Lộc Ninh') // 'H10.TAM.UBND-HUYEN-LOC-NINH'
 */
export const provisionalCode = (provinceCode: string, name: string): string =>
  `${provinceCode}.TAM.${fold(name).toUpperCase().replaceAll(' ', '-').slice(0, 28).replace(/-$/, '')}`

/** The next form of a provisional code that is taken: `-2`, `-3` … */
export const nextProvisionalCode = (code: string, attempt: number): string => `${code}-${attempt}`

/** The code of an agency that the province's profile lists by a short name: the province's own for its committee. */
export const codeOfListed = (provinceCode: string, listedId: string): string =>
  listedId === 'ubnd-tinh' ? provinceCode : `${provinceCode}.TAM.${listedId.toUpperCase()}`
