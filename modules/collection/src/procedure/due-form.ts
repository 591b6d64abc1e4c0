// SPDX-License-Identifier: Apache-2.0
import { titled } from '@tinhso/kernel/forms'
import Type from 'typebox'

/** The form that asks for a new due day. */
export const dueForm = Type.Object(
  { dueOn: Type.String({ format: 'date', ...titled({ vi: 'Hạn mới', en: 'New due day' }) }) },
  { additionalProperties: false },
)
