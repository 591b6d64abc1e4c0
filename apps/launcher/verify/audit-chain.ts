// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditFault, type AuditVerdict, publicKeyFile, verifyAudit } from '@tinhso/kernel/audit'
import { connect } from '@tinhso/kernel/database'
import { type Check, type CheckResult, unchecked } from './check-result.ts'

/** The signed audit chain, against its entries and against the heads kept outside the database (architecture §3E). */
export const auditChain: Check = {
  title: { vi: 'Chuỗi nhật ký kiểm toán', en: 'Audit chain' },
  run: async ({ stateFolder, databaseUrl }) => {
    const keyFile = join(stateFolder, 'keys', publicKeyFile)
    if (!existsSync(keyFile)) return unchecked(`${keyFile}: không có · missing`)
    const database = connect(databaseUrl, databaseUrl, { app: 1, loader: 1 })
    try {
      const verdict = await verifyAudit({
        db: database.read,
        headsFile: join(stateFolder, 'audit-heads.ndjson'),
        publicKey: readFileSync(keyFile, 'utf8'),
      })
      return reported(verdict)
    } finally {
      await database.close()
    }
  },
}

function reported(verdict: AuditVerdict): CheckResult {
  const { checkedEntries, checkedBlocks, unsealed, faults, faultCount } = verdict
  const waiting = unsealed === 0 ? '' : `, ${unsealed} chưa niêm phong`
  const more = faultCount > faults.length ? [`… ${faultCount - faults.length}`] : []
  return {
    outcome: verdict.ok ? 'passed' : 'failed',
    extent: {
      vi: `${checkedEntries} mục, ${checkedBlocks} khối đã ký${waiting}`,
      en: `${checkedEntries} entries, ${unsealed} not sealed yet`,
    },
    problems: [...faults.toSorted(wholeChainFirst).map(faultLine), ...more],
  }
}

/** A cut tail leaves many loose entries behind; what happened to the chain is told before them. */
function wholeChainFirst(a: AuditFault, b: AuditFault): number {
  return Number(a.entryId !== undefined) - Number(b.entryId !== undefined)
}

const faultNames: Record<AuditFault['kind'], string> = {
  changed: 'mục bị sửa · entry changed',
  removed: 'mục bị xóa · entry removed',
  inserted: 'mục bị chèn · entry inserted',
  'chain-broken': 'chuỗi bị đứt · chain broken',
  'signature-invalid': 'chữ ký sai · signature invalid',
  'tail-cut': 'đuôi chuỗi bị cắt · tail cut',
  'heads-differ': 'tệp đầu chuỗi khác cơ sở dữ liệu · heads differ',
  'heads-missing': 'tệp đầu chuỗi thiếu · heads missing',
}

function faultLine({ kind, position, block, entryId }: AuditFault): string {
  const where = [position && `#${position}`, block && `khối ${block}`, entryId].filter(Boolean).join(', ')
  return where ? `${faultNames[kind]}: ${where}` : faultNames[kind]
}
