// SPDX-License-Identifier: Apache-2.0
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { LauncherError } from './say.ts'

/** Reads the options of a command; an unknown one is refused in words a person understands. */
export function readOptions<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals, strict: true })
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`)
    throw new LauncherError(
      { vi: `Không hiểu tham số: ${args.join(' ')}.`, en: `Arguments not understood: ${args.join(' ')}.` },
      known.length === 0
        ? { vi: 'Lệnh này không nhận tham số.', en: 'This command takes no options.' }
        : { vi: `Các tham số: ${known.join(', ')}.`, en: `The options are: ${known.join(', ')}.` },
      { cause: error },
    )
  }
}
