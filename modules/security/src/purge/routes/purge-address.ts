// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

/** Where one purge lives. */
export const purgeUrl = '/api/security/purges/:number'

export const PurgeParams = Type.Object({ number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }) })
export const Version = Type.Integer({ minimum: 1 })
