// SPDX-License-Identifier: Apache-2.0
export { security } from './module.ts'
