// SPDX-License-Identifier: Apache-2.0
import type { SourceFile } from './source-files.ts'

const required = ['README.md', 'package.json', 'src/module.ts', 'src/index.ts', 'src/contract/index.ts']
const allowedTops = new Set([
  'README.md',
  'package.json',
  'migrations',
  'src',
  'console',
  'portal',
  'testing',
  'verification',
])
const forbiddenFolders = /(^|\/)(utils?|helpers?|common|misc|lib|core|types)\//
const kebab =
  /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|integration\.test|d|module|config|fixture))?\.(ts|tsx|css|sql|json|md)$/
const longest = 300

const moduleNames = (paths: readonly string[]) => [
  ...new Set(paths.flatMap((path) => /^modules\/([^/]+)\//.exec(path)?.[1] ?? [])),
]

const moduleFaults = (paths: readonly string[]): string[] => {
  const known = new Set(paths)
  return moduleNames(paths).flatMap((name) => [
    ...required
      .filter((file) => !known.has(`modules/${name}/${file}`))
      .map((file) => `modules/${name}: ${file} is missing`),
    ...paths
      .filter((path) => path.startsWith(`modules/${name}/`))
      .map((path) => path.split('/')[2]!)
      .filter((top, index, all) => !allowedTops.has(top) && !/\.ts$/.test(top) && all.indexOf(top) === index)
      .map((top) => `modules/${name}/${top}: not a part that modules have`),
  ])
}

const nameFaults = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    if (forbiddenFolders.test(path)) return [`${path}: the folder’s name says nothing`]
    const name = path.split('/').at(-1)!
    return /\.tsx?$/.test(name) && !kebab.test(name) ? [`${path}: file names are kebab-case`] : []
  })

const isTest = (path: string) => /\.test\.tsx?$/.test(path)

const textFaults = ({ path, text }: SourceFile): string[] => {
  const lines = text.split('\n').length
  return [
    ...(text.startsWith('// SPDX-License-Identifier: Apache-2.0')
      ? []
      : [`${path}: the licence line is missing`]),
    ...(lines > longest && !isTest(path) ? [`${path}: ${lines} lines; is there a second thing inside?`] : []),
    ...(/\bexport default\b/.test(text) && !/(\.config|\.d)\.ts$/.test(path)
      ? [`${path}: exports are named`]
      : []),
    // a file at the root of a module is a program of its own, such as an import; everything below is part of the house
    ...(/^modules\/[^/]+\/[^/]+\//.test(path) && !isTest(path) && /process\.env/.test(text)
      ? [`${path}: settings are read once, in the program’s entry`]
      : []),
    ...(path.startsWith('modules/') &&
    !isTest(path) &&
    /\bnew Date\(\)|Date\.now\(\)/.test(text) &&
    !path.includes('/console/')
      ? [`${path}: time comes from the kernel’s clock`]
      : []),
  ]
}

/** What differs from the shape of the house (style: tree, names, size), one sentence each. */
export const shapeFaults = (paths: readonly string[], sources: readonly SourceFile[]): string[] => [
  ...moduleFaults(paths),
  ...nameFaults(paths),
  ...sources.flatMap(textFaults),
]
