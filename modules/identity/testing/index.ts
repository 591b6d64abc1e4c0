// SPDX-License-Identifier: Apache-2.0
export { type BrowserFake, browserOf } from './browser-fake.ts'
export { type FakeAgency, fakeOrganisations } from './fake-organisations.ts'
