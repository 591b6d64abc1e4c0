// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import {
  DecideProvincialFocalPointSchema,
  decideProvincialFocalPoint,
  ProvincialFocalPointSchema,
} from '../../contract/index.ts'
import { decideFocalPoint } from '../provincial-focal-point.ts'

/** Decides the provincial focal point (R-ORG-04). */
export const decideProvincialFocalPointRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.decideProvincialFocalPoint',
    method: 'POST',
    url: '/api/organisations/provincial-focal-point',
    audience: 'signedIn',
    permission: decideProvincialFocalPoint,
    summary: { vi: 'Quyết định đầu mối cấp tỉnh', en: 'Decide the provincial focal point' },
    body: DecideProvincialFocalPointSchema,
    response: ProvincialFocalPointSchema,
    handle: ({ context, body }) => decideFocalPoint(kernel, context, body),
  })
