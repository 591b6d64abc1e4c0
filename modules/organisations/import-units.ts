// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import { readConfig } from '@tinhso/kernel/config'
import { openHouse } from '@tinhso/kernel/module'
import { organisations } from './src/module.ts'
import { importUnits } from './src/unit-import/import-units.ts'
import { readUnitFolder } from './src/unit-import/unit-folder.ts'

// The program behind `node modules/organisations/import-units.ts <folder>`: the folder's format is in the README.

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Cách dùng / usage: node modules/organisations/import-units.ts <thư mục chứa tệp CSV>')
  process.exit(2)
}

const house = await openHouse(readConfig(process.env), [organisations])
try {
  const files = await readUnitFolder(folder)
  const result = await importUnits(house.kernel, { actor: systemActor('import-units') }, files)
  for (const warning of result.warnings) console.warn(`Lưu ý: ${warning}`)
  console.log(`Đã nhập ${result.units} đơn vị hành chính, ${result.steps} liên kết kế thừa.`)
} finally {
  await house.close()
}
