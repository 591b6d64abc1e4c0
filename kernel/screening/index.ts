// SPDX-License-Identifier: Apache-2.0
export { lookAtFile, type Verdict } from './look-at-file.ts'
export { screenFile } from './screen-file.ts'
export { type ArrivedFile, createScreening, type Screening } from './screening.ts'
export { screeningMessages } from './screening-messages.ts'
