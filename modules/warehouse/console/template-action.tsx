// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import { TemplateButton } from './template-button.tsx'

/** The template, on the page of a dataset that takes data from this person. */
export function Slot({ subject }: { subject: EntryPage }) {
  return subject.mayEdit && subject.status === 'registered' ? <TemplateButton code={subject.code} /> : null
}
