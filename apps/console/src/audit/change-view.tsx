// SPDX-License-Identifier: Apache-2.0
import type { AuditEntryView } from '@tinhso/kernel/audit'
import { useTexts } from '@tinhso/kernel/ui'
import { auditTexts } from './audit-texts.ts'

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** The action and, unfolded, what stood there before and after. */
export function ChangeView({ entry }: { entry: AuditEntryView }) {
  const t = useTexts(auditTexts)
  const before = new Map(fieldsOf(entry.before))
  const after = new Map(fieldsOf(entry.after))
  const names = [...new Set([...before.keys(), ...after.keys()])]
  if (names.length === 0) return <code>{entry.action}</code>
  return (
    <details className="audit-change">
      <summary>
        <code>{entry.action}</code>
      </summary>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            {before.has(name) && (
              <dd>
                {t('before')}: {plain(before.get(name))}
              </dd>
            )}
            {after.has(name) && (
              <dd>
                {t('after')}: {plain(after.get(name))}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </details>
  )
}
