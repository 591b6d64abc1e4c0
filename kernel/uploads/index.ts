// SPDX-License-Identifier: Apache-2.0
export { uploadRoutes } from './routes/index.ts'
export { uploadMessages } from './upload-messages.ts'
export type { ArrivedFile } from './upload-store.ts'
export { openUploads, type Uploads } from './uploads.ts'
