// SPDX-License-Identifier: Apache-2.0
// Shows likely duplicates before anything is registered (R-CAT-02; 000/002 Đ4.2.b).
import { defineRoute } from '@tinhso/kernel/http'
import type { OrganisationsDoor } from '@tinhso/organisations'
import Type from 'typebox'
import { DuplicateSchema, permissions, RegistrationSchema } from '../../contract/index.ts'
import { withOwnerNames } from '../duplicate-page.ts'
import type { RegistrationService } from '../registration-service.ts'

const { title, purpose, fields, sources } = RegistrationSchema.properties

export const findLikelyDuplicates = (organisations: OrganisationsDoor, registrations: RegistrationService) =>
  defineRoute({
    operationId: 'catalog.findDuplicates',
    method: 'POST',
    url: '/api/catalog/duplicates',
    audience: 'steward',
    permission: permissions.register,
    summary: {
      vi: 'Tìm bộ dữ liệu gần giống trước khi đăng ký',
      en: 'Find similar datasets before registering',
    },
    body: Type.Object({
      title,
      purpose: Type.Optional(purpose),
      fields: Type.Optional(Type.Array(fields.items, { maxItems: 500 })),
      sources: Type.Optional(Type.Array(sources.items, { maxItems: 50 })),
    }),
    response: Type.Object({ items: Type.Array(DuplicateSchema) }),
    handle: async ({ actor, body }) => ({
      items: await withOwnerNames(
        organisations,
        actor,
        await registrations.likelyDuplicates({
          title: body.title,
          purpose: body.purpose ?? '',
          fields: body.fields ?? [],
          sources: body.sources ?? [],
        }),
      ),
    }),
  })
