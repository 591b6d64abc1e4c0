// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path'
import { attribute, XmlScanner } from './xml-scanner.ts'
import { type ZipEntry, zipEntryBytes } from './zip-archive.ts'

/** Sends the XML of an archive's entry through a scanner; an entry that is absent is empty. */
export async function pourXml(
  bytes: Buffer,
  entry: ZipEntry | undefined,
  scanner: XmlScanner,
): Promise<void> {
  if (!entry) return
  const decoder = new TextDecoder()
  for await (const chunk of zipEntryBytes(bytes, entry)) scanner.push(decoder.decode(chunk, { stream: true }))
}

/** The part of a package that is the workbook, whatever it is named; undefined when there is none. */
export async function mainPart(
  bytes: Buffer,
  entries: ReadonlyMap<string, ZipEntry>,
): Promise<string | undefined> {
  for (const usual of ['xl/workbook.xml', 'xl/workbook.bin']) if (entries.has(usual)) return usual
  const document = (await relations(bytes, entries, '')).kinds.get('officeDocument')
  return document && entries.has(document) && /(workbook|book)[^/]*\.(xml|bin)$/i.test(document)
    ? document
    : undefined
}

/** Where the relations of a part lead, by their names and by their kinds; `main` is the part, empty for the package itself. */
export async function relations(
  bytes: Buffer,
  entries: ReadonlyMap<string, ZipEntry>,
  main: string,
): Promise<{ targets: Map<string, string>; kinds: Map<string, string> }> {
  const targets = new Map<string, string>()
  const kinds = new Map<string, string>()
  const folder = posix.dirname(main)
  const scanner = new XmlScanner({
    open(name, attributes) {
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || !target) return
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      targets.set(attribute(attributes, 'Id') ?? '', path)
      kinds.set((attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''), path)
    },
    close() {},
    text() {},
  })
  await pourXml(bytes, entries.get(posix.join(folder, '_rels', `${posix.basename(main)}.rels`)), scanner)
  return { targets, kinds }
}
