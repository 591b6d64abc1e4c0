// SPDX-License-Identifier: Apache-2.0
// First person: proposes that content be erased.
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'
import { PurgeProposal, permissions } from '../../contract/index.ts'
import { proposePurge } from '../purge-service.ts'

export const proposePurgeRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'security.proposePurge',
    method: 'POST',
    url: '/api/security/purges',
    audience: 'signedIn',
    permission: permissions.proposePurge,
    summary: { vi: 'Đề nghị tiêu hủy dữ liệu', en: 'Propose a purge of data' },
    body: PurgeProposal,
    response: Type.Object({ number: Type.Integer() }),
    handle: ({ context, body }) => proposePurge(kernel, context, body),
  })
