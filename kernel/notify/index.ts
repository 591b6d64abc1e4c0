// SPDX-License-Identifier: Apache-2.0
export { openChannels } from './channels/open-channels.ts'
export type { Contact, ContactsOf } from './contact.ts'
export type { Notice, NoticePage, ReceivedNotice } from './notice-store.ts'
export { createNotify, type Notify, type OutsideWay } from './notify.ts'
export { notifyMessages } from './notify-messages.ts'
export type { MailSettings } from './post-office.ts'
export { notifyRoutes } from './routes/index.ts'
