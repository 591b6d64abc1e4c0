// SPDX-License-Identifier: Apache-2.0
export * from './contract.ts'
export { fileEraser } from './erase-files.ts'
export { erasedWords, houseStoreErasers } from './erase-house-stores.ts'
export { createErasing, type Erasing } from './erasing.ts'
export { type KnownBackup, knownBackups } from './known-backups.ts'
export { maintainDatabase } from './maintain-database.ts'
export { SampleSet } from './sample-set.ts'
export { type PlaceSearched, searchPlaces } from './search-places.ts'
