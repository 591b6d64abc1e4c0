// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type ApiProblem, apiGet, apiSend, newIdempotencyKey, type Query } from './api-client.ts'

/** One page of a list, as every list route answers. */
export type ListPage<Row> = { items: Row[]; nextCursor: string | null; total?: number }

/** How a read behaves: switched off, or repeated while something is under way (milliseconds). */
export type ReadOptions<Result> = {
  enabled?: boolean
  pollEvery?: number | ((latest: Result | undefined) => number | false)
  keepPrevious?: boolean
}

/** Reads one resource and keeps it fresh; the cache key is the path and the query. */
export function useApi<Result>(path: string, query?: Query, options: ReadOptions<Result> = {}) {
  const { pollEvery } = options
  return useQuery<Result, ApiProblem>({
    queryKey: [path, query ?? {}],
    queryFn: ({ signal }) => apiGet<Result>(path, query, signal),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous: Result | undefined) => previous as never } : {}),
    ...(pollEvery === undefined
      ? {}
      : {
          refetchInterval: (state: { state: { data: Result | undefined } }) =>
            typeof pollEvery === 'function' ? pollEvery(state.state.data) : pollEvery,
        }),
  })
}

/** What a command sends: the path may depend on the input. */
export type CommandRequest = { method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; body?: unknown }

/**
 * Sends a command and refreshes everything read under the given path prefixes.
 * A retry after a lost connection keeps the idempotency key, so nothing is done twice.
 */
export function useCommand<Input, Result = unknown>(
  request: (input: Input) => CommandRequest,
  refreshes: readonly string[] = [],
) {
  const client = useQueryClient()
  const pending = useRef<{ text: string; key: string } | null>(null)
  return useMutation<Result, ApiProblem, Input>({
    mutationFn: async (input) => {
      const { method = 'POST', path, body } = request(input)
      const text = `${method} ${path} ${body instanceof FormData ? '' : JSON.stringify(body ?? null)}`
      if (pending.current?.text !== text) pending.current = { text, key: newIdempotencyKey() }
      try {
        const result = await apiSend<Result>(method, path, body, pending.current.key)
        pending.current = null
        return result
      } catch (problem) {
        if ((problem as ApiProblem).status !== 0) pending.current = null
        throw problem
      }
    },
    // Not awaited: what is refreshed may take the caller off the page before it hears of its own success.
    onSuccess: () => {
      client.invalidateQueries({
        predicate: ({ queryKey }) => refreshes.some((prefix) => String(queryKey[0]).startsWith(prefix)),
      })
    },
  })
}
