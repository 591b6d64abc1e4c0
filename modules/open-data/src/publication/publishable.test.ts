// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '@tinhso/warehouse/contract'
import type { SourceDataset } from '../source/dataset-source.ts'
import { defaultFieldIds, whyNotPublishable } from './publishable.ts'

const field = (id: string, sensitive: Field['sensitive'] = 'none'): Field => ({
  id,
  name: id,
  title: { vi: `Cột ${id}` },
  type: 'text',
  required: false,
  sensitive,
})

const dataset = (changes: Partial<SourceDataset> = {}, classification = {}): SourceDataset => ({
  id: '0',
  code: 'truong-hoc',
  title: 'Trường học',
  description: '',
  status: 'registered',
  origin: 'registration',
  ownerAgencyId: 'a',
  ownerCode: 'H10.1',
  ownerName: 'Sở',
  sector: null,
  sectorName: null,
  dataType: null,
  updateCycle: null,
  classification: {
    access: 'open',
    importance: 'other',
    personalData: 'none',
    security: 'public',
    ...classification,
  },
  legalBasis: [],
  schema: { version: 1, fields: [field('f1'), field('f2', 'basic')], keys: [], rules: [] },
  lastLoad: 7,
  ...changes,
})

const fault = (source: SourceDataset, ids = ['f1']) => {
  const error = whyNotPublishable(source, ids)
  return error && [error.kind, error.code]
}

test('R-OPN-06: registered, open, public data with approved rows may be proposed', () => {
  assert.equal(fault(dataset()), null)
})

test('R-OPN-06: internal and restricted data are refused with 403, whatever else is wrong', () => {
  for (const security of ['internal', 'restricted']) {
    assert.deepEqual(fault(dataset({ lastLoad: null, status: 'planned' }, { security })), [
      'forbidden',
      'open-data.restricted',
    ])
  }
})

test('R-OPN-06: sensitive personal data is refused even when no column says so', () => {
  assert.deepEqual(fault(dataset({}, { personalData: 'sensitive' })), [
    'forbidden',
    'open-data.sensitive-data',
  ])
})

test('R-OPN-06: a personal column is refused by name; without it the rest may be published', () => {
  const error = whyNotPublishable(dataset({}, { personalData: 'basic' }), ['f1', 'f2'])
  assert.deepEqual([error?.kind, error?.details['fields']], ['forbidden', 'Cột f2'])
  assert.equal(fault(dataset({}, { personalData: 'basic' })), null)
  assert.deepEqual(defaultFieldIds(dataset()), ['f1'])
})

test('R-OPN-06: a dataset of personal columns only has nothing to publish', () => {
  const source = dataset({ schema: { version: 1, fields: [field('f2', 'sensitive')], keys: [], rules: [] } })
  assert.deepEqual(fault(source, defaultFieldIds(source)), ['forbidden', 'open-data.personal-data'])
})

test('R-OPN-06: what is not registered, not open, or has no data is refused with what to do', () => {
  assert.deepEqual(fault(dataset({ status: 'planned' })), ['conflict', 'open-data.not-registered'])
  assert.deepEqual(fault(dataset({}, { access: 'shared' })), ['invalid', 'open-data.not-open'])
  assert.deepEqual(fault(dataset({ lastLoad: null })), ['conflict', 'open-data.no-data'])
  assert.deepEqual(fault(dataset({ schema: null })), ['conflict', 'open-data.no-data'])
})

test('a column that the dataset does not have is refused', () => {
  assert.deepEqual(fault(dataset(), ['f1', 'f9']), ['invalid', 'open-data.unknown-field'])
})
