// SPDX-License-Identifier: Apache-2.0
import { consolePath, Loading, useApi, useGo, useTexts } from '@tinhso/kernel/ui'
import { Modal } from 'antd'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useKindName } from './kind-names.ts'
import { readRecent, rememberRecent } from './recent-searches.ts'
import { shellTexts } from './shell-texts.ts'

type Hit = { kind: string; title: string; code?: string | null; url: string }
type Group = { kind: string; title: string; items: Hit[] }

/** Hits by kind; kinds keep the order of their best hit. */
function groupsOf(hits: Hit[], titleOf: (kind: string) => string): Group[] {
  const groups = new Map<string, Group>()
  for (const hit of hits) {
    const group = groups.get(hit.kind) ?? { kind: hit.kind, title: titleOf(hit.kind), items: [] }
    group.items.push(hit)
    groups.set(hit.kind, group)
  }
  return [...groups.values()]
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value.trim()), 150)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function HitList({
  groups,
  active,
  onOpen,
}: {
  groups: Group[]
  active: number
  onOpen: (hit: Hit) => void
}) {
  let position = -1
  return (
    <div className="shell-hits" id="search-hits" role="listbox" aria-label="search">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox
        <div key={group.kind} role="group" aria-label={group.title}>
          <p className="shell-hit-group" aria-hidden>
            {group.title}
          </p>
          {group.items.map((hit) => {
            position += 1
            const at = position
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are handled in the search box (combobox)
              <div
                key={hit.url}
                id={`search-hit-${at}`}
                role="option"
                aria-selected={at === active}
                onClick={() => onOpen(hit)}
              >
                <span>{hit.title}</span>
                <small>{hit.code}</small>
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** One box over everything; typed without marks it finds, by keyboard alone it opens. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts)
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const text = useSettled(typed)
  const found = useApi<{ items: Hit[] }>(
    '/api/search',
    { q: text },
    { enabled: text !== '', keepPrevious: true },
  )
  const kindName = useKindName()
  const groups = text ? groupsOf(found.data?.items ?? [], kindName) : []
  const hits = groups.flatMap((group) => group.items)
  useEffect(() => setActive(0), [text])
  const open = (hit: Hit) => {
    rememberRecent(text)
    onClose()
    const inside = consolePath(hit.url)
    if (inside === null) location.assign(hit.url)
    else go(inside)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setActive((active + step + hits.length) % hits.length)
    }
    const hit = hits[active]
    if (event.key === 'Enter' && hit) open(hit)
  }
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={640}
      className="shell-search-dialog"
      title={t('searchShort')}
    >
      <div className="shell-search-box">
        <Search size={20} aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          type="search"
          role="combobox"
          aria-label={t('searchShort')}
          aria-expanded={hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={hits.length > 0 ? `search-hit-${active}` : undefined}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKey}
        />
      </div>
      {!text && <SearchStart onChoose={setTyped} />}
      {text && found.isPending && <Loading lines={4} />}
      {hits.length > 0 && <HitList {...{ groups, active }} onOpen={open} />}
      {text && found.data && hits.length === 0 && (
        <div className="shell-search-start">
          <strong>{t('searchNothing', { text })}</strong>
          <p className="ts-quiet">{t('searchNothingHelp')}</p>
        </div>
      )}
      <p className="shell-search-keys ts-quiet">{t('searchKeys')}</p>
    </Modal>
  )
}

function SearchStart({ onChoose }: { onChoose: (text: string) => void }) {
  const t = useTexts(shellTexts)
  const recent = readRecent()
  return (
    <div className="shell-search-start">
      <p className="ts-quiet">{t('searchHint')}</p>
      {recent.length > 0 && (
        <>
          <h3>{t('searchRecent')}</h3>
          <div className="ts-row">
            {recent.map((text) => (
              <button key={text} type="button" className="shell-recent" onClick={() => onChoose(text)}>
                {text}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}
