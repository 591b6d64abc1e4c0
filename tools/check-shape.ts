// SPDX-License-Identifier: Apache-2.0
import { shapeFaults } from './source/shape.ts'
import { listFiles, readSources } from './source/source-files.ts'

const faults = shapeFaults(listFiles('apps', 'kernel', 'modules', 'tools'), readSources())
for (const fault of faults) console.error(fault)
console.log(
  faults.length === 0 ? 'shape: every module has the shape of the house' : `shape: ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
