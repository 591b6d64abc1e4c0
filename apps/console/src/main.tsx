// SPDX-License-Identifier: Apache-2.0

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { LanguageProvider } from '@tinhso/kernel/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Gate } from './shell/gate.tsx'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Long enough that the parts of one page share an answer, short enough that coming back to a page asks again.
      staleTime: 1_000,
      // A refusal stays a refusal; only a lost connection or a failing server is worth asking again.
      retry: (count, problem) => {
        const status = (problem as { status?: number }).status ?? 0
        return count < 1 && (status === 0 || status >= 500)
      },
    },
  },
})

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <Gate />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
