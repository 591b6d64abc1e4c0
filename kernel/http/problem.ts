// SPDX-License-Identifier: Apache-2.0
import type { FastifyError } from 'fastify'
import { AppError, type ErrorKind, type FieldFault } from '../errors/index.ts'
import { defineMessages, type Locale, type Messages, translate, valuesIn } from '../i18n/index.ts'

const statusOf: Readonly<Record<ErrorKind, number>> = {
  'bad-request': 400,
  unauthenticated: 401,
  'payment-required': 402,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  invalid: 422,
  locked: 423,
  'too-many': 429,
  unavailable: 503,
}

export const httpMessages = defineMessages({
  'http.not-found': {
    vi: 'Không tìm thấy nội dung này, hoặc nội dung không dành cho tài khoản đang dùng. Kiểm tra lại địa chỉ.',
    en: 'This was not found, or it is not for the account in use. Check the address.',
  },
  'http.invalid-input': {
    vi: 'Có ô chưa đúng. Xem từng ô bên dưới rồi gửi lại.',
    en: 'Some fields are not right. See each field below and send again.',
  },
  'http.invalid-field': { vi: 'Giá trị chưa đúng: {problem}.', en: 'The value is not right: {problem}.' },
  'http.unknown-field': {
    vi: 'Không có ô “{field}”. Bỏ ô này rồi gửi lại.',
    en: 'There is no field “{field}”. Remove it and send again.',
  },
  'http.required-field': { vi: 'Cần điền ô “{field}”.', en: 'The field “{field}” is required.' },
  'http.bad-request': {
    vi: 'Yêu cầu không đọc được. Tải lại trang rồi làm lại.',
    en: 'The request could not be read. Reload the page and try again.',
  },
  'http.invalid-text': {
    vi: 'Có ký tự không ghi được (ký tự rỗng hoặc ký tự hỏng) trong nội dung gửi lên. Gõ lại ô vừa dán rồi gửi lại.',
    en: 'What was sent holds a character that cannot be stored (a null or a broken character). Type the pasted field anew and send again.',
  },
  'http.too-large': {
    vi: 'Nội dung gửi lên lớn hơn mức cho phép. Chia nhỏ rồi gửi lại.',
    en: 'What was sent is larger than allowed. Split it and send again.',
  },
  'http.too-many': {
    vi: 'Địa chỉ mạng này gửi quá nhiều yêu cầu. Chờ {seconds} giây rồi làm tiếp.',
    en: 'This network address sent too many requests. Wait {seconds} seconds and go on.',
  },
  'http.cross-site': {
    vi: 'Yêu cầu không đến từ trang của hệ thống nên không được thực hiện. Mở lại trang rồi làm lại.',
    en: 'The request did not come from a page of this system and was not carried out. Reopen the page and try again.',
  },
  'http.database-away': {
    vi: 'Hệ thống đang tạm gián đoạn, xin lỗi anh/chị. Nội dung đã gửi trước đó vẫn còn. Thử lại sau ít phút.',
    en: 'The system is interrupted for a moment, we apologise. What was sent before is kept. Try again in a few minutes.',
  },
  'http.internal': {
    vi: 'Hệ thống gặp lỗi, xin lỗi anh/chị. Nội dung đang làm vẫn còn. Thử lại sau ít phút; nếu vẫn lỗi, báo mã {reference}.',
    en: 'The system failed, we apologise. Your work is kept. Try again in a few minutes; if it fails again, quote {reference}.',
  },
})

/** An RFC 9457 problem document: `code` is stable, `detail` is a sentence the person can act on. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly reference: string
  readonly errors?: readonly { path: string; code: string; message: string }[]
  readonly [extra: string]: unknown
}

const validationFault = (error: {
  instancePath?: string
  keyword?: string
  params?: Record<string, unknown>
  message?: string
}): FieldFault => {
  const base = error.instancePath ?? ''
  if (error.keyword === 'additionalProperties') {
    const field = String(error.params?.['additionalProperty'])
    return { path: `${base}/${field}`, code: 'http.unknown-field', field }
  }
  if (error.keyword === 'required') {
    const field = String(error.params?.['missingProperty'])
    return { path: `${base}/${field}`, code: 'http.required-field', field }
  }
  return { path: base, code: 'http.invalid-field', problem: error.message ?? '' }
}

// PostgreSQL's codes for text that it cannot hold, as a value and inside JSON: for what forms with files carry
const unstorableText = new Set(['22021', '22P05'])
// the parser of forms with files says these without a status
const brokenForm = /unexpected end of multipart data|^Multipart: Boundary not found$|^Malformed part header$/i

// the database does not answer: the connection was refused or broke, or the server is starting or stopping
const databaseAway = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '08006'])
const connectionBroke = /^Connection terminated/

/** Turns whatever was thrown into an error of the house. */
export const toAppError = (error: unknown, reference: string): AppError => {
  if (error instanceof AppError) return error
  const fault = error as FastifyError
  if (fault.validation) {
    return new AppError('invalid', 'http.invalid-input', {
      errors: fault.validation.map((entry) => validationFault(entry as never)),
    })
  }
  if (unstorableText.has(fault.code)) return new AppError('invalid', 'http.invalid-text', {}, error)
  if (brokenForm.test(fault.message)) return new AppError('bad-request', 'http.bad-request', {}, error)
  if (fault.statusCode === 413) return new AppError('too-large', 'http.too-large')
  if (fault.statusCode !== undefined && fault.statusCode < 500)
    return new AppError('bad-request', 'http.bad-request', {}, error)
  if (databaseAway.has(fault.code) || connectionBroke.test(fault.message))
    return new AppError('unavailable', 'http.database-away', { retryAfter: 30 }, error)
  return new AppError('unavailable', 'http.internal', { reference }, error)
}

/** The status number of an error; an unforeseen one is 500. */
export const statusOfError = (error: AppError): number =>
  error.code === 'http.internal' ? 500 : statusOf[error.kind]

/** Writes the problem document of an error in the language of the request. */
export const describeProblem = (
  error: AppError,
  messages: Messages,
  locale: Locale,
  reference: string,
): Problem => {
  const say = (code: string, values: Readonly<Record<string, unknown>>, own?: { vi: string; en: string }) => {
    const text = own ?? messages[code]
    return text ? translate(text, locale, valuesIn(locale, values)) : code
  }
  const { errors: _faults, ...details } = error.details
  const faults = error.faults.map((fault) => ({ ...fault, message: say(fault.code, fault, fault.message) }))
  return {
    ...valuesIn(locale, details),
    type: `/loi/${error.code}`,
    title: error.code,
    status: statusOfError(error),
    detail: say(error.code, { ...details, reference }),
    code: error.code,
    reference,
    ...(faults.length > 0 ? { errors: faults } : {}),
  }
}
