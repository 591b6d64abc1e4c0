// SPDX-License-Identifier: Apache-2.0
import type { Text } from '../console/say.ts'

/** What one check of the machine found; a fault stops the start, a warning does not. */
export type Finding = { title: Text; level: 'good' | 'warning' | 'fault'; found: Text; advice?: Text }

/** What the checks look at. */
export type Examined = {
  stateFolder: string
  port: number
  host: string
  databaseUrl: string | undefined
  environment: Readonly<Record<string, string | undefined>>
}
