// SPDX-License-Identifier: Apache-2.0
import { AppLink, EmptyState, Failure, uiTexts, useTexts } from '@tinhso/kernel/ui'
import { SearchX } from 'lucide-react'

/** A page that failed: apologises once, keeps the rest of the console, quotes the code. */
export function ErrorPage({ error, reset }: { error: unknown; reset?: () => void }) {
  return <Failure page problem={error} onRetry={() => (reset ? reset() : location.reload())} />
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useTexts(uiTexts)
  return (
    <EmptyState icon={SearchX} title={t('notFound')} page action={<AppLink to="/">{t('home')}</AppLink>}>
      {t('notFoundHelp')}
    </EmptyState>
  )
}
