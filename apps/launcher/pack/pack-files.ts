// SPDX-License-Identifier: Apache-2.0

/** Names inside an installation pack. */
export const payloadFile = 'program.tar.gz'
export const factsFile = 'pack.txt'
export const programListFile = 'files.sha256'
export const billFile = 'bill-of-materials.cdx.json'
export const sumsFile = 'SHA256SUMS'
export const signatureFile = 'SHA256SUMS.sig'
export const signerFile = 'signer.pem'

/** What a pack says about itself, one `name=value` a line so that a plain shell reads it too. */
export type PackFacts = {
  format: 'tinhso-pack/1'
  version: string
  commit: string
  /** `yes` when files differed from the commit. */
  changes: 'yes' | 'no'
  madeFrom: string
  architecture: string
  glibc: string
  node: string
  files: string
  bytes: string
  tests: 'yes' | 'no'
}

/** The text of `pack.txt`. */
export function factsText(facts: PackFacts): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** Reads `pack.txt`; undefined when it is of another format. */
export function parseFacts(text: string): PackFacts | undefined {
  const pairs = text.split('\n').flatMap((line) => {
    const at = line.indexOf('=')
    return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1)]]
  })
  const facts = Object.fromEntries(pairs) as PackFacts
  return facts.format === 'tinhso-pack/1' ? facts : undefined
}

/** The folder inside the pack and the first part of its file name. */
export function packName({ version, commit, changes, architecture, tests }: PackFacts): string {
  const state = changes === 'yes' ? '-changed' : ''
  return `tinhso-${version}-${commit.slice(0, 12)}${state}-linux-${architecture}${tests === 'yes' ? '' : '-runtime'}`
}
