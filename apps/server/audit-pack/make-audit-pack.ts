// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { LocalDate } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import type { House } from '@tinhso/kernel/module'
import { type AdministrativeTable, tableDocument, tableWorkbook } from '@tinhso/kernel/print'
import { type AuditFacts, readAuditFacts } from './audit-facts.ts'
import { accountTable, checklistTable, operationTable, permissionTable } from './audit-tables.ts'
import { checkLevelThree } from './level-three/index.ts'

/** An audit pack: its files by name. `name` says of which installation and day. */
export interface AuditPack {
  readonly name: string
  readonly files: Readonly<Record<string, Uint8Array>>
}

const workbook = async (table: AdministrativeTable): Promise<Buffer> =>
  buffer(tableWorkbook(table, { paper: 'A3', landscape: true }))

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** For machines: every fact but the programs' parts and the operations, which have files of their own. */
const machineReadable = ({ bill, routes, profile, ...facts }: AuditFacts, lines: unknown): Buffer =>
  json({
    format: 'tinhso-audit-pack/1',
    ...facts,
    province: profile.province,
    security: profile.security,
    retentionMonths: profile.retentionMonths,
    components: bill.components.length,
    operationsOffered: routes.map(({ operationId, method, url, audience, permission }) => ({
      operationId,
      method,
      url,
      audience,
      permission: permission?.key ?? null,
    })),
    levelThree: lines,
  })

const howToCheck = `Hồ sơ kiểm tra hệ thống Tỉnh Số · audit pack

tom-tat.pdf                   đối chiếu cấp độ 3, để in · level-3 checklist, for print
cap-do-3.xlsx                 như trên, dạng bảng tính · the same as a workbook
tai-khoan.xlsx                tài khoản, vai trò, từ ngày – đến ngày · accounts and roles
vai-tro-va-quyen.xlsx         vai trò nào được làm gì · which role may do what
van-hanh.xlsx                 sao lưu, khôi phục, kiểm chứng · backups, restores, verifications
bill-of-materials.cdx.json    thành phần phần mềm, CycloneDX 1.6 · software bill of materials
audit-heads.ndjson            đầu chuỗi nhật ký đã ký · signed heads of the audit chain
ho-so.json                    toàn bộ, cho máy đọc · everything, for machines

Kiểm hồ sơ · check it (vân tay khóa · key fingerprint: {fingerprint}):
  sha256sum -c SHA256SUMS
  openssl pkey -pubin -in public-key.pem -outform DER | sha256sum
  openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
`

const headsOf = (state: string): Uint8Array => {
  const file = join(state, 'audit-heads.ndjson')
  return existsSync(file) ? readFileSync(file) : new Uint8Array()
}

const contentOf = async (house: House, facts: AuditFacts): Promise<Record<string, Uint8Array>> => {
  const lines = checkLevelThree(facts)
  const checklist = checklistTable(facts, lines)
  const createdAt = facts.madeAt.toISOString()
  return {
    'DOC-TRUOC.txt': Buffer.from(howToCheck.replace('{fingerprint}', facts.log.publicKeySha256)),
    'tom-tat.pdf': await buffer(tableDocument(checklist, { landscape: true, size: 10, createdAt })),
    'cap-do-3.xlsx': await workbook(checklist),
    'tai-khoan.xlsx': await workbook(accountTable(facts)),
    'vai-tro-va-quyen.xlsx': await workbook(permissionTable(facts)),
    'van-hanh.xlsx': await workbook(operationTable(facts)),
    'bill-of-materials.cdx.json': json(facts.bill),
    'audit-heads.ndjson': headsOf(house.kernel.config.state),
    'ho-so.json': machineReadable(facts, lines),
    'public-key.pem': Buffer.from(
      house.kernel.audit.publicKey.export({ type: 'spki', format: 'pem' }) as string,
    ),
  }
}

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * Makes the pack: tables, bill of materials, log proof, a list of checksums and the house's signature over it. That it
 * was made, by whom and for which day is itself recorded before it is handed out. A day to come counts as today.
 */
export const makeAuditPack = async (
  house: House,
  context: CommandContext,
  request: { readonly asOf?: LocalDate | undefined; readonly madeBy?: string },
): Promise<AuditPack> => {
  const { kernel } = house
  const today = kernel.clock.today()
  const asOf = request.asOf && request.asOf < today ? request.asOf : today
  const content = await contentOf(house, await readAuditFacts(house, asOf))
  const sums = Object.entries(content).map(([name, bytes]) => `${hashOf(bytes)}  ${name}\n`)
  const list = Buffer.from(sums.join(''))
  await kernel.runCommand(context, { name: 'audit.pack', input: { asOf } }, (command) =>
    command.audit({
      action: 'audit.packed',
      object: { type: 'audit', id: 'pack', label: 'Hồ sơ kiểm tra hệ thống' },
      after: { asOf, checksums: hashOf(list), ...(request.madeBy ? { madeBy: request.madeBy } : {}) },
    }),
  )
  return {
    name: `ho-so-kiem-tra-${kernel.profile.name}-${asOf}`,
    files: { ...content, SHA256SUMS: list, 'SHA256SUMS.sig': kernel.audit.sign(list) },
  }
}
