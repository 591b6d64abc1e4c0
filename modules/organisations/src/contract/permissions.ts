// SPDX-License-Identifier: Apache-2.0
import { definePermission } from '@tinhso/kernel/access'

const wholeProvince = { 'focal-province': 'province', sysadmin: 'province' } as const

/** Register, change and close agencies (R-ORG-01). */
export const manageAgencies = definePermission({
  key: 'organisations.agency.manage',
  title: { vi: 'Quản lý sổ đăng ký cơ quan', en: 'Manage the register of agencies' },
  allow: wholeProvince,
})

/** Record mergers, splits and names of administrative units, and import them (R-ORG-02). */
export const manageUnits = definePermission({
  key: 'organisations.unit.manage',
  title: { vi: 'Quản lý đơn vị hành chính', en: 'Manage administrative units' },
  allow: wholeProvince,
})

/** Name the focal officers of one's own agency (R-ORG-05). */
export const nameFocalOfficers = definePermission({
  key: 'organisations.focal-officer.name',
  title: { vi: 'Cử cán bộ đầu mối của cơ quan', en: 'Name the agency’s focal officers' },
  allow: { 'agency-head': 'agency' },
})

/** Read which agencies still lack focal officers (R-ORG-05). */
export const readFocalReport = definePermission({
  key: 'organisations.focal-report.read',
  title: { vi: 'Xem cơ quan còn thiếu cán bộ đầu mối', en: 'See agencies without focal officers' },
  allow: {
    'focal-province': 'province',
    'province-authority': 'province',
    auditor: 'province',
    sysadmin: 'province',
    'agency-head': 'agency',
  },
})

/** Decide which agency is the provincial focal point (R-ORG-04). */
export const decideProvincialFocalPoint = definePermission({
  key: 'organisations.provincial-focal-point.decide',
  title: { vi: 'Quyết định đầu mối cấp tỉnh', en: 'Decide the provincial focal point' },
  allow: { 'province-authority': 'province' },
})

export const organisationsPermissions = [
  manageAgencies,
  manageUnits,
  nameFocalOfficers,
  readFocalReport,
  decideProvincialFocalPoint,
]
