// SPDX-License-Identifier: Apache-2.0
// Opens a collection round (R-ING-02; 000/002 Đ24.2).
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import type { CollectionParts } from '../../collection-parts.ts'
import { permissions, RoundOpening } from '../../contract/index.ts'
import { openRound } from '../open-round.ts'

export const openRoundRoute = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.openRound',
    method: 'POST',
    url: '/api/collection/rounds',
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Mở đợt thu thập', en: 'Open a collection round' },
    body: RoundOpening,
    response: Type.Object({ code: Type.String(), agencies: Type.Integer(), dueOn: Type.String() }),
    handle: ({ context, body }) => openRound(parts, context, body),
  })
