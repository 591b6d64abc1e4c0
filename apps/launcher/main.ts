// SPDX-License-Identifier: Apache-2.0
import { commands } from './commands/index.ts'
import { inBoth, LauncherError } from './console/say.ts'
import { findStateFolder } from './state/state-folder.ts'

const [name = 'help', ...args] = process.argv.slice(2)
const command = commands.find((each) => each.name === name.replace(/^--?/, ''))

if (!command) {
  process.stderr.write(
    `${inBoth({ vi: `Không có lệnh “${name}”. Gõ ./tinhso help.`, en: `There is no command “${name}”. Type ./tinhso help.` })}\n`,
  )
  process.exit(2)
}

try {
  const stateFolder = findStateFolder(process.env['TINHSO_STATE'])
  process.exitCode = await command.run({ args, environment: process.env, stateFolder })
} catch (error) {
  if (!(error instanceof LauncherError)) throw error
  process.stderr.write(`✘ ${inBoth(error.text)}\n`)
  if (error.detail) process.stderr.write(`${error.detail}\n`)
  if (error.advice) process.stderr.write(`  → ${inBoth(error.advice)}\n`)
  process.exitCode = 1
}
