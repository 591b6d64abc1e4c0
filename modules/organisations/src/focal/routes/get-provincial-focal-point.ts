// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { ProvincialFocalPointSchema } from '../../contract/index.ts'
import { readProvincialFocalPoint } from '../provincial-focal-point.ts'

/** The provincial focal point now (R-ORG-04). */
export const getProvincialFocalPointRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.getProvincialFocalPoint',
    method: 'GET',
    url: '/api/organisations/provincial-focal-point',
    audience: 'anonymous',
    summary: { vi: 'Đầu mối cấp tỉnh', en: 'Provincial focal point' },
    response: Type.Object({ focalPoint: Type.Union([ProvincialFocalPointSchema, Type.Null()]) }),
    handle: async () => ({ focalPoint: await readProvincialFocalPoint(kernel) }),
  })
