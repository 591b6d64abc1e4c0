// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { readProfileContent } from '@tinhso/kernel/config'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import type { DocumentLevel } from '../contract/index.ts'
import { indexDocument } from '../document/document-service.ts'
import { insertDocument, type StoredDocument } from '../document/document-store.ts'
import known from './known-validity.json' with { type: 'json' }

/** A line of a profile's `content/legal-documents.json`. */
interface ListedDocument {
  readonly id: string
  readonly number: string | null
  readonly type: string
  readonly date: string | null
  readonly issuer: string | null
  readonly title: string | null
  readonly level: string
  readonly note?: string
  readonly citations: StoredDocument['citations']
}

const levelOf = (level: string): DocumentLevel => {
  if (level === 'trung-uong') return 'national'
  return level === 'tieu-chuan' ? 'standard' : 'provincial'
}

const territories: Readonly<Record<string, string>> = known.territories
const aliasesByRef: Readonly<Record<string, readonly string[]>> = known.aliases
const aliasesByNumber: Readonly<Record<string, readonly string[]>> = known.aliasesByNumber

const fromInventory = (listed: ListedDocument): StoredDocument => {
  const validity = known.validity.find((row) =>
    'ref' in row ? row.ref === listed.id : row.number === listed.number,
  )
  return {
    ref: listed.id,
    aliases: [...(aliasesByRef[listed.id] ?? []), ...(aliasesByNumber[listed.number ?? ''] ?? [])],
    number: listed.number,
    type: listed.type,
    issuer: listed.issuer,
    title: listed.title,
    issuedOn: listed.date,
    validFrom: validity?.from ?? null,
    validTo: validity?.to ?? null,
    replacedBy: validity?.replacedBy ?? null,
    level: levelOf(listed.level),
    territory: territories[listed.level] ?? null,
    origin: 'inventory',
    note: [listed.note, validity?.note].filter(Boolean).join(' ') || null,
    citations: listed.citations,
    version: 1,
  }
}

const fromSupplement = (row: (typeof known.supplement)[number], index: number): StoredDocument => ({
  ref: `VB-${901 + index}`,
  aliases: [],
  number: row.number,
  type: row.type,
  issuer: row.issuer,
  title: row.title,
  issuedOn: row.date ?? null,
  validFrom: row.from,
  validTo: null,
  replacedBy: null,
  level: row.type === 'Tiêu chuẩn' ? 'standard' : 'national',
  territory: null,
  origin: 'supplement',
  note: null,
  citations: [],
  version: 1,
})

/** Loads the documents that the province's papers cite, and the later ones that replaced some of them. */
export const seedDocuments = async (kernel: Kernel): Promise<void> => {
  const { rows } = await sql`select from legal_basis.document limit 1`.execute(kernel.database.read)
  if (rows.length > 0) return
  const listed = (await readProfileContent(kernel.profile.name, 'legal-documents.json')) as ListedDocument[]
  const documents = [...listed.map(fromInventory), ...known.supplement.map(fromSupplement)]
  const context = { actor: systemActor('seed') }
  await kernel.runCommand(
    context,
    { name: 'legal-basis.seed', input: kernel.profile.name },
    async (command) => {
      for (const document of documents) {
        await insertDocument(command.tx, newId(), document, command.now)
        await indexDocument(kernel, command, document)
      }
      await command.audit({
        action: 'legal-basis.seeded',
        object: { type: 'profile', id: kernel.profile.name, label: kernel.profile.province.name },
        after: { documents: documents.length },
      })
    },
  )
}
