// SPDX-License-Identifier: Apache-2.0
import type { Text } from './console/say.ts'

/** What a command receives: its own arguments, the environment and the state folder. */
export type CommandInput = {
  args: readonly string[]
  environment: Readonly<Record<string, string | undefined>>
  stateFolder: string
}

/** One command of the launcher; `run` answers with the exit code. */
export type Command = { name: string; summary: Text; run: (input: CommandInput) => Promise<number> }
