// SPDX-License-Identifier: Apache-2.0
export { type FakeCatalogue, fakeCatalogue } from './lower-modules.ts'
export { practiceUnits } from './practice-units.ts'
export { openWarehouseTest, talkTo, type WarehouseTest } from './warehouse-test.ts'
