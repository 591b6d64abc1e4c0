// SPDX-License-Identifier: Apache-2.0
// Looks at one file and writes the verdict as one line of JSON; started by `screenFile` with limits.
import { lookAtFile } from './look-at-file.ts'

const [path] = process.argv.slice(2)
if (!path) throw new Error('no file')
process.stdout.write(JSON.stringify(await lookAtFile(path)))
