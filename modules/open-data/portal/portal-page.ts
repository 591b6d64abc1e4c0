// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import { type Call, definePage, type Page } from '@tinhso/kernel/http'
import type { Text } from '@tinhso/kernel/i18n'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import type { DatasetSource } from '../src/source/dataset-source.ts'
import { type PortalFrameOptions, portalFrame } from './portal-frame.ts'

/** What the pages of the portal read from. */
export interface PortalParts {
  readonly kernel: Kernel
  readonly source: DatasetSource
  readonly catalog: Pick<CatalogDoor, 'listPublic'>
  readonly organisations: Pick<OrganisationsDoor, 'agenciesByIds'>
  readonly reference: Pick<ReferenceDoor, 'itemsAt'>
}

/** What a page receives: parameters and query are single texts, empty when missing. */
export interface PageCall extends Pick<Call, 'actor' | 'locale' | 'reply'> {
  readonly path: string
  param(name: string): string
  query(name: string): string
}

type Rendered = Omit<PortalFrameOptions, 'profile' | 'actor' | 'locale' | 'path' | 'demo'>

const single = (value: unknown): string => {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

/** Declares a page of the portal that anyone may read; `render` gives title and body, the frame is the same for all. */
export const portalPage = (
  { kernel }: Pick<PortalParts, 'kernel'>,
  url: string,
  title: Text,
  render: (call: PageCall) => Promise<Rendered> | Rendered,
): Page =>
  definePage({
    url,
    audience: 'anonymous',
    title,
    handle: async ({ actor, locale, reply, params, query, request }) => {
      const path = request.url
      const rendered = await render({
        actor,
        locale,
        reply,
        path,
        param: (name) => single((params as Record<string, unknown>)[name]),
        query: (name) => single((query as Record<string, unknown>)[name]).trim(),
      })
      reply.header('cache-control', 'no-cache')
      return portalFrame({
        ...rendered,
        profile: kernel.profile,
        demo: kernel.config.demo,
        actor,
        locale,
        path,
      })
    },
  })
