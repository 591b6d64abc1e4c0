// SPDX-License-Identifier: Apache-2.0

type Reach = 'agency' | 'province'

/** One right: the clause it comes from and every role that has it. A role that is not listed does not have it. */
interface Row {
  readonly clause: string
  readonly roles: Readonly<Record<string, Reach>>
}

/**
 * Who may do what, kept by hand from requirements §2, independent of the code. A test compares it with what the modules
 * declare and with what the running operations do. Change it only together with the requirement.
 */
export const matrix: Readonly<Record<string, Row>> = {
  // kernel: the audit
  'audit.read': {
    clause: 'R-SEC-03, R-SEC-04',
    roles: { auditor: 'province', 'security-lead': 'province', 'agency-head': 'agency' },
  },
  'audit.pack': { clause: 'R-SEC-04', roles: { auditor: 'province', 'security-lead': 'province' } },
  'audit.verify': { clause: 'R-SEC-03', roles: { auditor: 'province', 'security-lead': 'province' } },

  // organisations
  'organisations.agency.manage': {
    clause: 'R-ORG-01',
    roles: { sysadmin: 'province', 'focal-province': 'province' },
  },
  'organisations.unit.manage': {
    clause: 'R-ORG-02',
    roles: { sysadmin: 'province', 'focal-province': 'province' },
  },
  'organisations.focal-officer.name': { clause: 'R-ORG-05', roles: { 'agency-head': 'agency' } },
  'organisations.focal-report.read': {
    clause: 'R-ORG-05',
    roles: {
      'focal-province': 'province',
      'province-authority': 'province',
      auditor: 'province',
      sysadmin: 'province',
      'agency-head': 'agency',
    },
  },
  'organisations.provincial-focal-point.decide': {
    clause: 'R-ORG-04',
    roles: { 'province-authority': 'province' },
  },

  // identity: the account administrator of an agency manages its own subtree
  'identity.account.read': {
    clause: 'R-SSO-07',
    roles: {
      sysadmin: 'province',
      'agency-administrator': 'agency',
      'agency-head': 'agency',
      auditor: 'province',
    },
  },
  'identity.account.request': {
    clause: 'R-SSO-07',
    roles: { sysadmin: 'province', 'agency-administrator': 'agency', 'agency-head': 'agency' },
  },
  'identity.account.manage': {
    clause: 'R-SSO-07',
    roles: { sysadmin: 'province', 'agency-administrator': 'agency' },
  },
  'identity.account.import': {
    clause: 'R-SSO-01',
    roles: { sysadmin: 'province', 'agency-administrator': 'agency' },
  },
  'identity.role.grant': {
    clause: 'R-SSO-06',
    roles: { sysadmin: 'province', 'agency-administrator': 'agency' },
  },

  // legal basis, reference
  'legal-basis.document.manage': {
    clause: 'requirements §0: legal basis is dated configuration',
    roles: { 'focal-province': 'province', sysadmin: 'province' },
  },
  'reference.code-list.manage': {
    clause: 'R-REF-01, R-REF-03, R-REF-05',
    roles: { 'focal-province': 'province' },
  },
  'reference.working-calendar.manage': {
    clause: 'standards §8: the calendar is edited by an administrator',
    roles: { 'focal-province': 'province', sysadmin: 'province' },
  },

  // catalog
  'catalog.entry.register': {
    clause: 'R-CAT-01',
    roles: { 'owner-agency': 'agency', 'agency-focal': 'agency', 'data-steward': 'agency' },
  },
  'catalog.entry.edit': {
    clause: '000 Đ32; 001 Đ13',
    roles: { 'owner-agency': 'agency', 'agency-focal': 'agency', 'data-steward': 'agency' },
  },
  'catalog.entry.see-private': {
    clause: 'R-CAT-09',
    roles: {
      'owner-agency': 'agency',
      'agency-focal': 'agency',
      'data-steward': 'agency',
      'agency-head': 'agency',
      'focal-province': 'province',
      'province-authority': 'province',
      auditor: 'province',
    },
  },
  'catalog.entry.confirm': { clause: 'R-CAT-02', roles: { 'focal-province': 'province' } },

  // warehouse
  'warehouse.batch.upload': {
    clause: 'R-ING-01',
    roles: { 'owner-agency': 'agency', 'agency-focal': 'agency', 'data-steward': 'agency' },
  },
  'warehouse.batch.see': {
    clause: 'R-ING-01, R-WH-11',
    roles: {
      'owner-agency': 'agency',
      'agency-focal': 'agency',
      'data-steward': 'agency',
      'agency-head': 'agency',
      'focal-province': 'province',
      auditor: 'province',
    },
  },
  'warehouse.rows.fix': {
    clause: 'R-WH-05',
    roles: { 'owner-agency': 'agency', 'agency-focal': 'agency', 'data-steward': 'agency' },
  },
  'warehouse.rows.read-sensitive': {
    clause: 'R-WH-13',
    roles: { 'agency-head': 'agency', 'data-steward': 'agency' },
  },
  'warehouse.reads.see': {
    clause: 'R-SEC-03, R-SEC-14: who read what, for the owner’s head, the focal department and the auditor',
    roles: { 'agency-head': 'agency', 'focal-province': 'province', auditor: 'province' },
  },
  'warehouse.batch.approve': {
    clause: 'R-ING-15',
    roles: { 'owner-agency': 'agency', 'agency-head': 'agency' },
  },
  'warehouse.batch.undo': {
    clause: 'R-ING-12',
    roles: { 'owner-agency': 'agency', 'agency-head': 'agency' },
  },

  // quality
  'quality.see': {
    clause: 'R-WH-06, R-WH-14',
    roles: {
      'owner-agency': 'agency',
      'agency-focal': 'agency',
      'data-steward': 'agency',
      'agency-head': 'agency',
      'focal-province': 'province',
      leader: 'province',
      auditor: 'province',
    },
  },

  // collection
  'collection.round.manage': {
    clause: 'R-ING-02',
    roles: { 'owner-agency': 'agency', 'data-steward': 'agency', 'agency-focal': 'agency' },
  },
  'collection.round.lock': {
    clause: 'R-ING-15',
    roles: { 'owner-agency': 'agency', 'agency-head': 'agency' },
  },
  'collection.round.see': {
    clause: 'R-ING-02',
    roles: {
      'owner-agency': 'agency',
      'data-steward': 'agency',
      'agency-focal': 'agency',
      'agency-head': 'agency',
      'focal-province': 'province',
      auditor: 'province',
    },
  },
  'collection.contribution.fill': {
    clause: 'R-ING-01',
    roles: { 'owner-agency': 'agency', 'data-steward': 'agency', 'agency-focal': 'agency' },
  },
  'collection.contribution.approve': {
    clause: 'R-ING-15',
    roles: { 'owner-agency': 'agency', 'agency-head': 'agency' },
  },
  'collection.contribution.see': {
    clause: 'R-ING-01',
    roles: {
      'owner-agency': 'agency',
      'data-steward': 'agency',
      'agency-focal': 'agency',
      'agency-head': 'agency',
    },
  },

  // security: erasing of content by two persons; proposing and confirming are never the same person's act
  'security.refused-file.see': {
    clause: 'Luật Bảo vệ bí mật nhà nước',
    roles: {
      'security-lead': 'province',
      'focal-province': 'province',
      auditor: 'province',
      'agency-head': 'agency',
      'owner-agency': 'agency',
      'data-steward': 'agency',
      'agency-focal': 'agency',
    },
  },
  'security.refused-file.review': {
    clause: 'Luật Bảo vệ bí mật nhà nước',
    roles: { 'security-lead': 'province', 'focal-province': 'province' },
  },
  'security.purge.see': {
    clause: 'R-SEC-14; Luật Bảo vệ bí mật nhà nước',
    roles: {
      'security-lead': 'province',
      'focal-province': 'province',
      'agency-head': 'agency',
      auditor: 'province',
    },
  },
  'security.purge.propose': {
    clause: 'R-SEC-14; Luật Bảo vệ bí mật nhà nước',
    roles: { 'security-lead': 'province', 'focal-province': 'province', 'agency-head': 'agency' },
  },
  'security.purge.confirm': {
    clause: 'R-SEC-14; Luật Bảo vệ bí mật nhà nước',
    roles: { 'security-lead': 'province', 'focal-province': 'province', 'agency-head': 'agency' },
  },

  // open data
  'open-data.publication.prepare': {
    clause: 'R-OPN-06',
    roles: { 'data-steward': 'agency', 'agency-focal': 'agency', 'owner-agency': 'agency' },
  },
  'open-data.publication.update': {
    clause: 'R-OPN-05',
    roles: { 'agency-focal': 'agency', 'agency-head': 'agency', 'owner-agency': 'agency' },
  },
  'open-data.publication.see': {
    clause: 'R-OPN-06',
    roles: {
      'data-steward': 'agency',
      'agency-focal': 'agency',
      'agency-head': 'agency',
      'owner-agency': 'agency',
      'focal-province': 'province',
      'province-authority': 'province',
      auditor: 'province',
    },
  },
}
