// SPDX-License-Identifier: Apache-2.0
import { createContext, type ReactNode, useCallback, useContext } from 'react'
import type { Text } from './language.tsx'

/** What `GET /api/session` answers: who works, what the person may do, and the province's profile. */
export type Session = {
  account: {
    displayName: string
    agencyName: string | null
    agencyCode: string | null
    roles: { role: string; title: Text | string }[]
  }
  permissions: string[]
  csrfToken: string
  profile: {
    provinceName: Text | string
    platformName: Text | string
    accent: string | null
    demo: boolean
    referenceDate: string | null
  }
  locale?: string
}

const SessionContext = createContext<Session | null>(null)

/** Makes the session readable by every page below. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The session in force; pages are mounted only after it is known. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('A page was mounted outside the session')
  return session
}

/** Whether the person holds a permission in any scope; the server decides about each object. */
export function useMay(): (permission: string | undefined) => boolean {
  const { permissions } = useSession()
  return useCallback((permission) => !permission || permissions.includes(permission), [permissions])
}
