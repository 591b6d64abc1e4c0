// SPDX-License-Identifier: Apache-2.0
import { type DataTypeKey, describeDataType } from '../contract/data-types.ts'
import { typesOfTitle } from './header-words.ts'
import type { TypeMeasure } from './measure-types.ts'

/** A reason in both languages. */
export type Reason = { vi: string; en: string }

/** A type for a column, how sure it is (0 to 1) and why. */
export type TypeProposal = {
  type: DataTypeKey
  format?: string
  confidence: number
  reasons: Reason[]
}

const FITS_WITH_TITLE = 0.5
const FITS_ALONE = 0.9

/** Types whose pattern alone says much; order matters: the more telling first. */
const telling: readonly DataTypeKey[] = [
  'point',
  'line',
  'polygon',
  'email',
  'url',
  'citizen-id',
  'date',
  'datetime',
  'tax-code',
  'phone',
  'document-number',
]
const plain: readonly DataTypeKey[] = ['integer', 'decimal']

/** Proposes the type of a column from its title and from the share of values that fit. */
export function proposeType(title: string, measure: TypeMeasure): TypeProposal {
  const hinted = typesOfTitle(title)
  if (measure.values === 0) return withoutValues(hinted[0])
  const fromTitle = bestOf(hinted, measure, FITS_WITH_TITLE)
  if (fromTitle) return withTitle(title, fromTitle, measure)
  const alone = measure.fits['admin-unit:alone'] ?? 0
  if (alone >= FITS_ALONE) return fromValues({ type: 'admin-unit', share: alone }, measure, 0.9)
  const fromPattern = bestOf(telling, measure, FITS_ALONE)
  if (fromPattern) return fromValues(fromPattern, measure, 0.9)
  if (measure.leadingZero === 0) {
    const number = bestOf(plain, measure, FITS_ALONE)
    if (number) return fromValues(number, measure, 0.9)
  }
  if (isYesOrNo(measure))
    return fromValues({ type: 'boolean', share: measure.fits['boolean']! }, measure, 0.85)
  return { type: 'text', confidence: 0.7, reasons: [textReason(measure)] }
}

type Fit = { type: DataTypeKey; format?: string; share: number }

function bestOf(types: readonly DataTypeKey[], measure: TypeMeasure, least: number): Fit | null {
  const fits = types.map((type) => fitOf(type, measure))
  return fits.find(({ share }) => share >= 0.98) ?? fits.find(({ share }) => share >= least) ?? null
}

/** The better way of writing of a type; equal ones leave the default. */
function fitOf(type: DataTypeKey, { fits }: TypeMeasure): Fit {
  const formats = describeDataType(type).formats
  if (!formats) return { type, share: fits[type] ?? 0 }
  const shares = formats.map((format) => ({ type, format, share: fits[`${type}:${format}`] ?? 0 }))
  return shares.reduce((best, other) => (other.share > best.share ? other : best))
}

function withTitle(title: string, fit: Fit, measure: TypeMeasure): TypeProposal {
  const reason = {
    vi: `Tên cột “${title}” và ${percent(fit.share)} giá trị phù hợp.`,
    en: `Title “${title}” and ${percent(fit.share)} of the values fit.`,
  }
  return decided(fit, measure, 0.5 + fit.share / 2, [reason])
}

function fromValues(fit: Fit, measure: TypeMeasure, weight: number): TypeProposal {
  const reason = {
    vi: `${percent(fit.share)} giá trị có dạng ${describeDataType(fit.type).title.vi.toLowerCase()}.`,
    en: `${percent(fit.share)} of the values look like ${describeDataType(fit.type).title.en.toLowerCase()}.`,
  }
  return decided(fit, measure, fit.share * weight, [reason])
}

function decided(fit: Fit, measure: TypeMeasure, confidence: number, reasons: Reason[]): TypeProposal {
  const { type, format } = fit
  const writing = writingReason(type, format, measure)
  const sure = writing?.unsure ? Math.min(confidence, 0.55) : confidence
  return {
    type,
    ...(format ? { format } : {}),
    confidence: Math.floor(sure * 100) / 100,
    reasons: writing ? [...reasons, writing.reason] : reasons,
  }
}

/** Numbers with marks: 1.234 is 1234 or 1,234 by the writing of the whole column. */
function writingReason(
  type: DataTypeKey,
  format: string | undefined,
  measure: TypeMeasure,
): { reason: Reason; unsure: boolean } | null {
  if (!describeDataType(type).formats?.includes('vi') || measure.separated === 0) return null
  const unsure = (measure.fits['decimal:vi'] ?? 0) === (measure.fits['decimal:en'] ?? 0)
  const [vi, en] =
    format === 'en'
      ? ['1,234.5 (kiểu Anh)', '1,234.5 (English)']
      : ['1.234,5 (kiểu Việt Nam)', '1.234,5 (Vietnamese)']
  const ask = unsure
    ? [' Xem lại: cả hai kiểu đều đọc được.', ' Check it: both writings can be read.']
    : ['', '']
  return {
    unsure,
    reason: { vi: `Số viết kiểu ${vi}.${ask[0]}`, en: `Numbers are written as ${en}.${ask[1]}` },
  }
}

function withoutValues(hinted: DataTypeKey | undefined): TypeProposal {
  const reason = {
    vi: 'Cột chưa có giá trị nào; xem lại kiểu.',
    en: 'The column has no values yet; check the type.',
  }
  return { type: hinted ?? 'text', confidence: hinted ? 0.4 : 0.3, reasons: [reason] }
}

function isYesOrNo({ fits, values }: TypeMeasure): boolean {
  return values <= 4 && (fits['boolean'] ?? 0) === 1
}

function textReason({ leadingZero }: TypeMeasure): Reason {
  return leadingZero > 0
    ? { vi: 'Có số 0 ở đầu nên giữ là chữ.', en: 'Leading zeros are kept by keeping text.' }
    : { vi: 'Giá trị là chữ tự do.', en: 'The values are free text.' }
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
