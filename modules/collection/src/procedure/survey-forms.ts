// SPDX-License-Identifier: Apache-2.0
import { titled } from '@tinhso/kernel/forms'
import Type from 'typebox'

const closed = { additionalProperties: false } as const
const text = (vi: string, en: string, maxLength: number) =>
  Type.String({ minLength: 3, maxLength, ...titled({ vi, en }) })

/** What was found when a survey was verified (R-ING-05). */
export const verificationForm = Type.Object(
  { text: text('Kết quả thẩm tra', 'What was found', 5000) },
  closed,
)

/** What an expert says of a survey, and who it is (R-ING-05). */
export const opinionForm = Type.Object(
  {
    expert: text('Chuyên gia, tổ chức cho ý kiến', 'Expert or organisation', 300),
    text: text('Nội dung ý kiến', 'Opinion', 5000),
  },
  closed,
)
