// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Row } from '@tinhso/warehouse/contract'
import type { LowerContent } from './fake-lower-modules.ts'

type Entry = LowerContent['entries'][number]

/** An agency, made up. */
export const sampleAgency = (
  changes: Partial<LowerContent['agencies'][number]> = {},
): LowerContent['agencies'][number] => ({
  id: newId(),
  code: 'H10.12',
  provisionalCode: false,
  name: 'Sở Y tế',
  shortName: null,
  level: 'department',
  kind: 'state-agency',
  parentId: null,
  sector: null,
  managesData: true,
  validFrom: null,
  validTo: null,
  active: true,
  ...changes,
})

/** A registered entry classified as open. */
export const sampleEntry = (ownerAgencyId: string, changes: Partial<Entry> = {}): Entry => ({
  id: newId(),
  code: 'co-so-kham-chua-benh',
  title: 'Cơ sở khám, chữa bệnh',
  status: 'registered',
  ownerAgencyId,
  proposedOwnerIds: [],
  mergedInto: null,
  origin: 'registration',
  originNote: null,
  dataType: 'sectoral',
  sector: 'y-te',
  purpose: 'Danh sách cơ sở khám, chữa bệnh được cấp phép hoạt động.',
  scope: null,
  fields: [],
  sources: [],
  updateCycle: 'monthly',
  classification: { access: 'open', importance: 'other', personalData: 'none', security: 'public' },
  legalBasis: ['Luật Khám bệnh, chữa bệnh số 15/2023/QH15'],
  personalDataPurpose: null,
  collectionRules: null,
  caseId: null,
  version: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  updatedAt: new Date('2026-01-01T00:00:00Z'),
  ...changes,
})

/** Rows of sample clinics, as the warehouse gives them. */
export const sampleRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    ten: `Phòng khám ${index + 1}`,
    dia_chi: index === 0 ? 'Số 1, “đường” <Hùng Vương>' : `Số ${index + 1}`,
    so_giuong: String(index * 1000),
    vi_tri: { type: 'Point', coordinates: [106.9, 11.5] },
    dien_thoai: '0912345678',
  }))

/** One agency with one open dataset of three rows after load 1; the telephone column is personal. */
export const sampleContent = (): LowerContent => {
  const agency = sampleAgency()
  const entry = sampleEntry(agency.id)
  const field = (id: string, name: string, vi: string, type: string, sensitive = 'none') => ({
    id,
    name,
    title: { vi },
    type,
    required: false,
    sensitive,
  })
  const schema = {
    version: 1,
    fields: [
      field('f1', 'ten', 'Tên cơ sở', 'text'),
      field('f2', 'dia_chi', 'Địa chỉ', 'text'),
      field('f3', 'so_giuong', 'Số giường', 'integer'),
      field('f4', 'vi_tri', 'Vị trí', 'point'),
      field('f5', 'dien_thoai', 'Điện thoại', 'phone', 'basic'),
    ],
    keys: [],
    rules: [],
    geometry: 'f4',
  } as unknown as NonNullable<ReturnType<LowerContent['schemas']['get']>>
  return {
    agencies: [agency],
    entries: [entry],
    schemas: new Map([[entry.id, schema]]),
    loads: new Map([[entry.id, new Map([[1, sampleRows(3)]])]]),
    policies: [],
    findings: new Map(),
    corrections: [],
  }
}
