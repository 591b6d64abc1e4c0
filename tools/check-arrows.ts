// SPDX-License-Identifier: Apache-2.0
import { arrowsOf, declaredDependencies, faultsOf } from './source/arrows.ts'
import { readSources } from './source/source-files.ts'

const files = readSources()
const faults = faultsOf(arrowsOf(files), declaredDependencies(files))
for (const fault of faults) console.error(fault)
console.log(
  faults.length === 0 ? 'arrows: all point down through declared doors' : `arrows: ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
