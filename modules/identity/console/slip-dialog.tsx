// SPDX-License-Identifier: Apache-2.0
import type { Slip } from '@tinhso/identity/contract'
import { CopyButton, formatDateTime, Note, useLanguage, useTexts } from '@tinhso/kernel/ui'
import { Modal } from 'antd'
import { identityTexts } from './identity-texts.ts'

/** Shows a one-time password, once; it is nowhere to be read again. */
export function SlipDialog({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const t = useTexts(identityTexts)
  const { locale } = useLanguage()
  return (
    <Modal
      open
      title={t('slipTitle')}
      okText={t('done')}
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
      onOk={onClose}
      onCancel={onClose}
    >
      {slip.oneTimePassword ? (
        <div className="ts-stack">
          <p>{t('slipHelp', { name: slip.displayName })}</p>
          <p>
            {t('username')}: <code>{slip.username}</code>
          </p>
          <p className="ts-row">
            <code className="ts-secret">{slip.oneTimePassword}</code>
            <CopyButton text={slip.oneTimePassword} />
          </p>
          {slip.validUntil && (
            <p className="ts-quiet">{t('slipUntil', { day: formatDateTime(slip.validUntil, locale) })}</p>
          )}
        </div>
      ) : (
        <Note meaning="warning">{t('slipGone')}</Note>
      )}
    </Modal>
  )
}
