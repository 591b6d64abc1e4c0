// SPDX-License-Identifier: Apache-2.0
import { Failure, Field, Note, Section, useCommand, useTexts } from '@tinhso/kernel/ui'
import type { PurgeResult } from '@tinhso/security/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { PlacesTable } from './places-table.tsx'
import { securityTexts } from './security-texts.ts'

/** Looks for words of the person's own after a purge. */
export function SearchAgain({ number }: { number: number }) {
  const t = useTexts(securityTexts)
  const [words, setWords] = useState('')
  const search = useCommand<string, { places: PurgeResult['places'] }>((sought) => ({
    path: `/api/security/purges/${number}/search`,
    body: { words: sought },
  }))
  const places = search.data?.places
  return (
    <Section title={t('searchAgain')} note={t('searchAgainNote')}>
      <form
        className="ts-stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() !== '') search.mutate(words.trim())
        }}
      >
        <Field path="words" label={t('words')} errors={[]}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        {search.error && <Failure problem={search.error} />}
        {places && (
          <>
            <Note meaning={places.some(({ found }) => found > 0) ? 'danger' : 'success'}>
              {t(places.some(({ found }) => found > 0) ? 'notClean' : 'clean')}
            </Note>
            <PlacesTable places={places} />
          </>
        )}
        <div>
          <Button htmlType="submit" loading={search.isPending}>
            {t('search')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
