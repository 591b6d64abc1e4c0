// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  EmptyState,
  Failure,
  Loading,
  RelativeTime,
  ServerLink,
  type Text,
  useApi,
  useCommand,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button, Popover } from 'antd'
import { Bell, BellRing } from 'lucide-react'
import { useState } from 'react'
import { shellTexts } from './shell-texts.ts'

type Notice = {
  id: string
  kind: string
  title: Text | string
  body?: Text | string | null
  link?: string | null
  sentAt: string
  readAt: string | null
}

type Notices = { items: Notice[]; unread: number }

function NoticeList({ notices, onFollow }: { notices: Notice[]; onFollow: (notice: Notice) => void }) {
  const textOf = useTextOf()
  return (
    <ul className="shell-notices">
      {notices.map((notice) => (
        <li key={notice.id} data-unread={notice.readAt === null || undefined}>
          <ServerLink href={notice.link ?? '/console/'} onClick={() => onFollow(notice)}>
            <strong>{textOf(notice.title)}</strong>
            {notice.body && <span>{textOf(notice.body)}</span>}
          </ServerLink>
          <small className="ts-quiet">
            <RelativeTime at={notice.sentAt} />
          </small>
        </li>
      ))}
    </ul>
  )
}

/** What reached the person; long work left behind is found again here. */
export function NoticeBell() {
  const t = useTexts(shellTexts)
  const [open, setOpen] = useState(false)
  const notices = useApi<Notices>('/api/notifications', { limit: 20 }, { pollEvery: 30_000 })
  const read = useCommand<{ ids?: string[] }>(
    (body) => ({ path: '/api/notifications/read', body }),
    ['/api/notifications'],
  )
  const unread = notices.data?.unread ?? 0
  const follow = (notice: Notice) => {
    setOpen(false)
    if (notice.readAt === null) read.mutate({ ids: [notice.id] })
  }
  const content = (
    <div className="shell-notice-panel">
      <div className="shell-notice-head">
        <strong>{t('notices')}</strong>
        {unread > 0 && (
          <Button type="link" size="small" onClick={() => read.mutate({})}>
            {t('noticesReadAll')}
          </Button>
        )}
      </div>
      {notices.error ? (
        <Failure problem={notices.error} onRetry={() => notices.refetch()} />
      ) : !notices.data ? (
        <Loading lines={3} />
      ) : notices.data.items.length === 0 ? (
        <EmptyState icon={Bell} title={t('noticesNone')}>
          {t('noticesNoneHelp')}
        </EmptyState>
      ) : (
        <NoticeList notices={notices.data.items} onFollow={follow} />
      )}
      <AppLink className="shell-notice-foot" to="/cach-nhan-thong-bao" onClick={() => setOpen(false)}>
        {t('noticeWays')}
      </AppLink>
    </div>
  )
  return (
    <Popover
      getPopupContainer={(anchor) => anchor.parentElement ?? document.body}
      content={content}
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
    >
      <button
        type="button"
        className="shell-bell"
        aria-label={unread > 0 ? t('noticesUnread', { count: unread }) : t('notices')}
        aria-expanded={open}
      >
        {unread > 0 ? <BellRing size={20} aria-hidden /> : <Bell size={20} aria-hidden />}
        {unread > 0 && <span>{unread > 99 ? '99+' : unread}</span>}
      </button>
    </Popover>
  )
}
