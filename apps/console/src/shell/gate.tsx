// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import {
  type ApiProblem,
  apiGet,
  Failure,
  Loading,
  type Session,
  SessionProvider,
  SlotProvider,
  setCsrfToken,
  ThemeProvider,
} from '@tinhso/kernel/ui'
import { useState } from 'react'
import { modules } from '../modules.ts'
import { createConsoleRouter } from '../router.tsx'

/** Leads to the server-rendered sign-in, which brings the person back to the same page. */
function signIn(): never {
  const here = `${location.pathname}${location.search}`
  location.assign(`/dang-nhap?tiep=${encodeURIComponent(here)}`)
  throw new DOMException('Leaving for sign-in', 'AbortError')
}

async function readSession(): Promise<Session> {
  try {
    const session = await apiGet<Session>('/api/session')
    setCsrfToken(session.csrfToken)
    return session
  } catch (problem) {
    if ((problem as ApiProblem).status === 401) signIn()
    throw problem
  }
}

/** Nothing is shown before it is known who works; without a session the person signs in first. */
export function Gate() {
  const [router] = useState(createConsoleRouter)
  const session = useQuery({ queryKey: ['/api/session'], queryFn: readSession, staleTime: 300_000 })
  const stopped = session.error instanceof DOMException
  return (
    <ThemeProvider accent={session.data?.profile.accent ?? null}>
      {session.data ? (
        <SessionProvider session={session.data}>
          <SlotProvider modules={modules}>
            <RouterProvider router={router} />
          </SlotProvider>
        </SessionProvider>
      ) : (
        <main className="shell-wait">
          {session.error && !stopped ? (
            <Failure problem={session.error} onRetry={() => session.refetch()} />
          ) : (
            <Loading />
          )}
        </main>
      )}
    </ThemeProvider>
  )
}
