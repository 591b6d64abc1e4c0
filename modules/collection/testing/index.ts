// SPDX-License-Identifier: Apache-2.0
export { type CollectionTest, openCollectionTest } from './collection-test.ts'
