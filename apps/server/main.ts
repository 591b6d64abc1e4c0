// SPDX-License-Identifier: Apache-2.0
import { readConfig } from '@tinhso/kernel/config'
import { openHouse } from '@tinhso/kernel/module'
import { buildApp } from './build-app.ts'
import { loadFirstContent } from './first-content.ts'
import { modules } from './modules.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const config = readConfig(process.env)
const does = new Set(config.roles.split(',').map((role) => role.trim()))

const house = await openHouse(config, modules)
const { log } = house.kernel
if (house.applied.length > 0)
  log.info({ step: 'migrate', files: house.applied.length }, 'Đã cập nhật cấu trúc cơ sở dữ liệu')
await loadFirstContent(house)

const worker = does.has('worker') ? await house.work() : undefined
const app = does.has('web') ? await buildApp(house) : undefined
await app?.listen({ host: config.host, port: config.port })
log.info({ step: 'ready', address: config.publicUrl }, 'Sẵn sàng')

stopOnSignal(log, [() => app?.close(), () => worker?.stop(), () => house.close()])
