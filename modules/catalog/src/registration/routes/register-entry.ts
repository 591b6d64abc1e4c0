// SPDX-License-Identifier: Apache-2.0
// Opens the registration of a dataset (R-CAT-01) and shows likely duplicates (R-CAT-02).
import { defineRoute } from '@tinhso/kernel/http'
import type { OrganisationsDoor } from '@tinhso/organisations'
import Type from 'typebox'
import { DuplicateSchema, permissions, RegistrationSchema } from '../../contract/index.ts'
import { withOwnerNames } from '../duplicate-page.ts'
import type { RegistrationService } from '../registration-service.ts'

export const registerEntry = (organisations: OrganisationsDoor, registrations: RegistrationService) =>
  defineRoute({
    operationId: 'catalog.registerEntry',
    method: 'POST',
    url: '/api/catalog/entries',
    audience: 'steward',
    permission: permissions.register,
    summary: { vi: 'Đăng ký bộ dữ liệu', en: 'Register a dataset' },
    body: RegistrationSchema,
    response: Type.Object({
      code: Type.String(),
      caseId: Type.String(),
      duplicates: Type.Array(DuplicateSchema),
    }),
    handle: async ({ actor, context, body }) => {
      const { duplicates, ...made } = await registrations.register(context, body)
      return { ...made, duplicates: await withOwnerNames(organisations, actor, duplicates) }
    },
  })
