// SPDX-License-Identifier: Apache-2.0
// Makes the pictures of docs/huong-dan: starts a training house of its own, walks through the officer's work in a
// browser and writes docs/huong-dan/hinh/*.png. Run: node tools/take-screenshots.ts
import { ensurePostgres } from '../apps/launcher/postgres/ensure-postgres.ts'
import { findStateFolder } from '../apps/launcher/state/state-folder.ts'
import { openHouse } from '../test/browser/house.ts'
import { desk } from './screenshots/camera.ts'
import { erasing, measuring, protecting } from './screenshots/care-scenes.ts'
import { contributing, followingRounds, onThePhone } from './screenshots/round-scenes.ts'
import {
  accounts,
  deciding,
  loading,
  onThePortal,
  registering,
  signingIn,
  understanding,
} from './screenshots/scenes.ts'

const { superuserUrl } = await ensurePostgres(findStateFolder(process.env['TINHSO_STATE']), {
  cluster: 'test-pg',
})
process.env['TINHSO_TEST_DATABASE_URL'] = superuserUrl
const house = await openHouse()
try {
  const officer = await house.person('canbo.sxd', { viewport: desk })
  await signingIn(house, officer)
  await registering(officer)
  await loading(officer)
  const address = await deciding(house, officer)
  await protecting(officer)
  await onThePortal(house, address)
  await accounts(house)
  await understanding(officer)
  await onThePhone(house)
  await contributing(house)
  await followingRounds(house)
  await measuring(house)
  await erasing(house, address.split('/').at(-1) ?? '')
} finally {
  await house.close()
}
