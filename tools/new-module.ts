// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rankOf } from './layers.ts'
import { moduleFiles } from './new-module/module-files.ts'
import { root } from './source/source-files.ts'

const [name, vietnameseTitle, englishTitle] = process.argv.slice(2)

const refusal = (): string | undefined => {
  if (!name || !vietnameseTitle || !englishTitle) {
    return 'usage: node tools/new-module.ts <name> "<Vietnamese title>" "<English title>"'
  }
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) return 'a module is named with a noun of the glossary, in kebab-case'
  if (rankOf(name) === undefined)
    return `${name} is not in the layer list: decide where it lies in tools/layers.ts first`
  if (existsSync(join(root, 'modules', name, 'src'))) return `modules/${name} is there already`
  return undefined
}

const wrong = refusal()
if (wrong) {
  console.error(wrong)
  process.exitCode = 1
} else {
  for (const [path, text] of Object.entries(
    moduleFiles(name!, { vi: vietnameseTitle!, en: englishTitle! }),
  )) {
    const file = join(root, 'modules', name!, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  console.log(
    `modules/${name} is made. Next: npm install (links the workspace), add it to apps/server/modules.ts, then`,
  )
  console.log(`./tinhso test modules/${name} and ./tinhso check`)
}
