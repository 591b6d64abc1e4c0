// SPDX-License-Identifier: Apache-2.0
export type { MailSettings } from './mail-notice.ts'
export type { Notice, NoticePage, ReceivedNotice } from './notice-store.ts'
export { createNotify, type Notify } from './notify.ts'
export { notifyRoutes } from './routes/index.ts'
