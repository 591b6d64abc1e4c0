// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { CircleAlert, RotateCw } from 'lucide-react'
import { ApiProblem } from './api-client.ts'
import { useTexts } from './language.tsx'
import { AppLink } from './navigation.tsx'
import { uiTexts } from './ui-texts.ts'

/** The words for a problem: the server's own sentence first, else one of ours by its status. */
export function useProblemWords() {
  const t = useTexts(uiTexts)
  return (problem: unknown): { title: string; detail: string; reference: string } => {
    if (!(problem instanceof ApiProblem)) {
      return { title: t('ourError'), detail: t('ourErrorHelp'), reference: '' }
    }
    const { status, detail, reference, code } = problem
    if (status === 0) return { title: t('noConnection'), detail: t('noConnectionHelp'), reference: '' }
    if (status >= 500)
      return { title: t('ourError'), detail: detail || t('ourErrorHelp'), reference: reference || code }
    if (detail) return { title: detail, detail: '', reference: '' }
    if (status === 404) return { title: t('notFound'), detail: t('notFoundHelp'), reference: code }
    if (status === 403) return { title: t('forbidden'), detail: t('forbiddenHelp'), reference: code }
    return { title: t('ourError'), detail: t('ourErrorHelp'), reference: reference || code }
  }
}

const worthRetrying = (problem: unknown) =>
  !(problem instanceof ApiProblem) || problem.status === 0 || problem.status === 429 || problem.status >= 500

/**
 * A failure in the place of the content: says what happened, then what to do, and quotes the code.
 * `page`: it stands for the whole page, so its words are the page's heading.
 */
export function Failure({
  problem,
  onRetry,
  page = false,
}: {
  problem: unknown
  onRetry?: () => void
  page?: boolean
}) {
  const t = useTexts(uiTexts)
  const words = useProblemWords()(problem)
  const Title = page ? 'h1' : 'strong'
  return (
    <div className="ts-note ts-note-danger" role="alert">
      <CircleAlert size={20} aria-hidden />
      <div>
        <Title>{words.title}</Title>
        {words.detail && words.detail !== words.title && <p>{words.detail}</p>}
        {words.reference && (
          <p className="ts-quiet">
            {t('reference')}: <code>{words.reference}</code>
          </p>
        )}
        {onRetry && worthRetrying(problem) && (
          <Button size="small" icon={<RotateCw size={14} />} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {page && <AppLink to="/">{t('home')}</AppLink>}
      </div>
    </div>
  )
}
