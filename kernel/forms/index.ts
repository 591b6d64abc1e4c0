// SPDX-License-Identifier: Apache-2.0
export { describeForm, type FieldDescription, type FieldKind } from './describe-form.ts'
export { formFieldsHtml, readFormPost } from './form-fields-html.ts'
export { formMessages } from './form-messages.ts'
export {
  choices,
  type FieldText,
  type FormNode,
  type FormSchema,
  fieldsWithoutText,
  titled,
} from './form-schema.ts'
export { cleanForm, type FormVerdict, judgeForm } from './judge-form.ts'
