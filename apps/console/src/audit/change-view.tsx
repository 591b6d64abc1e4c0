// SPDX-License-Identifier: Apache-2.0
import type { AuditEntryView } from '@tinhso/kernel/audit'
import { useLanguage, useTexts } from '@tinhso/kernel/ui'
import { actionName } from './action-names.ts'
import { auditTexts } from './audit-texts.ts'

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** The action in words; its code stands in the title, for those who compare exports. */
function ActionName({ action }: { action: string }) {
  const { locale } = useLanguage()
  const name = actionName(action)
  return name ? <span title={action}>{name[locale]}</span> : <code>{action}</code>
}

/** The action and, unfolded, what stood there before and after. */
export function ChangeView({ entry }: { entry: AuditEntryView }) {
  const t = useTexts(auditTexts)
  const before = new Map(fieldsOf(entry.before))
  const after = new Map(fieldsOf(entry.after))
  const names = [...new Set([...before.keys(), ...after.keys()])]
  if (names.length === 0) return <ActionName action={entry.action} />
  return (
    <details className="audit-change">
      <summary>
        <ActionName action={entry.action} />
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
