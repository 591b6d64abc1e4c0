// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

/** Bring a file for a dataset of one's own agency, confirm its schema, cancel, submit (R-ING-01). */
export const uploadBatch = definePermission({
  key: 'warehouse.batch.upload',
  title: { vi: 'Nạp dữ liệu của cơ quan', en: 'Bring data of the agency' },
  allow: { 'owner-agency': 'agency', 'data-steward': 'agency', 'agency-focal': 'agency' },
})

/** See batches of the agency with their figures; auditors and the province's focal point see all, without values. */
export const seeBatches = definePermission({
  key: 'warehouse.batch.see',
  title: { vi: 'Xem các lần nạp dữ liệu', en: 'See deliveries of data' },
  allow: {
    'owner-agency': 'agency',
    'data-steward': 'agency',
    'agency-focal': 'agency',
    'agency-head': 'agency',
    'focal-province': 'province',
    auditor: 'province',
  },
})

/** Read and mend rows that need fixing (R-WH-05). */
export const fixRows = definePermission({
  key: 'warehouse.rows.fix',
  title: { vi: 'Sửa các dòng cần sửa', en: 'Mend rows that need fixing' },
  allow: { 'data-steward': 'agency', 'owner-agency': 'agency', 'agency-focal': 'agency' },
})

/** Accept a submitted batch into the store or return it; never one's own (R-ING-15). */
export const approveBatch = definePermission({
  key: 'warehouse.batch.approve',
  title: { vi: 'Duyệt dữ liệu nạp', en: 'Approve delivered data' },
  allow: { 'agency-head': 'agency', 'owner-agency': 'agency' },
})

/** Take a loaded batch back. */
export const undoBatch = definePermission({
  key: 'warehouse.batch.undo',
  title: { vi: 'Hoàn lại một lần nạp', en: 'Take a batch back' },
  allow: { 'agency-head': 'agency', 'owner-agency': 'agency' },
})

/** Read sensitive personal fields of the agency's own rows in full, for a stated purpose (R-WH-13); every read is recorded. */
export const readSensitive = definePermission({
  key: 'warehouse.rows.read-sensitive',
  title: { vi: 'Xem dữ liệu cá nhân nhạy cảm', en: 'Read sensitive personal data' },
  allow: { 'agency-head': 'agency', 'data-steward': 'agency' },
})

/** See who read rows of a dataset, and answer a person who asks who read their data (R-SEC-03, R-SEC-14). */
export const seeReads = definePermission({
  key: 'warehouse.reads.see',
  title: { vi: 'Xem ai đã đọc dữ liệu', en: 'See who read the data' },
  allow: { 'agency-head': 'agency', 'focal-province': 'province', auditor: 'province' },
})

export const warehousePermissions = [
  uploadBatch,
  seeBatches,
  fixRows,
  approveBatch,
  undoBatch,
  readSensitive,
  seeReads,
]
