// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One entry of CycloneDX's `licenses`: an SPDX id, an SPDX expression, or a plain name. */
export type Licence = { license: { id: string } } | { license: { name: string } } | { expression: string }

type Declared = string | { type?: string } | undefined

/** The licence of an installed package: what its package.json declares, else what its licence file begins with. */
export function packageLicence(folder: string): Licence[] {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    license?: Declared
    licenses?: Declared[]
  }
  const declared = [about.license, ...(Array.isArray(about.licenses) ? about.licenses : [])]
    .map((each) => (typeof each === 'object' ? each?.type : each))
    .filter((each) => each !== undefined)
  return declared.length > 0 ? declared.map(inForm) : fromText(folder)
}

function inForm(declared: string): Licence {
  if (/\s(OR|AND|WITH)\s/.test(declared)) return { expression: declared }
  return /^[A-Za-z0-9.+-]+$/.test(declared) ? { license: { id: declared } } : { license: { name: declared } }
}

/** Two small packages declare nothing and only enclose a text. */
function fromText(folder: string): Licence[] {
  const names = readdirSync(folder)
  const file = names.find((name) => /^licen[cs]e/i.test(name)) ?? names.find((name) => /^readme/i.test(name))
  const text = file ? readFileSync(join(folder, file), 'utf8') : ''
  if (/\bMIT\b|Permission is hereby granted, free of charge/.test(text)) return [{ license: { id: 'MIT' } }]
  return [{ license: { name: 'NOASSERTION' } }]
}
