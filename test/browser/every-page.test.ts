// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser } from './chromium.ts'
import { type House, openHouse } from './house.ts'
import { lookOver } from './look-over.ts'
import { consoleRoutes, datasetTabs, portalRoutes } from './pages.ts'
import {
  bringFile,
  comparePersonnel,
  confirmSchema,
  loadRows,
  publishedInventory,
  registerDataset,
} from './prepared.ts'

/** The practice round of the training mode. */
const round = 'nha-o-can-sua-chua-theo-xa-2026'
/** A page to look over: the address as declared, who opens it, and the address itself where it has parts to fill. */
type Entry = readonly [route: string, who: string, address?: () => string]

describe('Every page, on a desk and on a phone', { skip: noBrowser, concurrency: 2 }, () => {
  let house: House
  let code: string
  let caseId: string
  let proposed: { code: string; number: number }
  let faulty: { code: string; number: number }
  let loaded: number
  let comparison: string
  let published: string
  let unit: string
  let purge: number
  const people = new Map<string, Promise<Page>>()
  const lines = new Map<string, Promise<unknown>>()

  before(async () => {
    house = await openHouse()
    const officer = await house.province.signIn('canbo.sxd')
    const head = await house.province.signIn('lanhdao.sxd')
    ;({ code, caseId } = await registerDataset(officer, 'Cơ sở sản xuất gạch không nung'))
    loaded = await loadRows(officer, head, code)
    const second = await registerDataset(officer, 'Bến bãi tập kết cát sỏi')
    proposed = { code: second.code, number: await bringFile(officer, second.code, { same: 0, single: 0 }) }
    const third = await registerDataset(officer, 'Chung cư cũ cần kiểm định')
    faulty = { code: third.code, number: await bringFile(officer, third.code, { same: 3, single: 3 }) }
    await confirmSchema(officer, third.code, faulty.number, 'needs-fixes')
    const asked = {
      kind: 'state-secret',
      legalBasis: 'Luật Bảo vệ bí mật nhà nước',
      reason: 'Tệp nạp nhầm',
      target: { type: 'batch', dataset: second.code, number: proposed.number },
    }
    purge = (await head.post('/api/security/purges', asked)).json.number
    comparison = await comparePersonnel(house.province)
    published = await publishedInventory(house.province)
    unit = (await house.province.visitor().get('/api/organisations/units?limit=1')).json.items[0].code
  })
  after(() => house?.close())

  // One person looks at one page after another, as people do; different people at the same time.
  const pageOf = (who: string): Promise<Page> => {
    const known = people.get(who)
    if (known) return known
    const opened = who === 'ai cũng được' ? house.visitor() : house.person(who)
    people.set(who, opened)
    return opened
  }
  const inTurn = (who: string, look: (page: Page) => Promise<void>): Promise<void> => {
    const turn = (lines.get(who) ?? Promise.resolve()).then(async () => look(await pageOf(who)))
    lines.set(
      who,
      turn.catch(() => undefined),
    )
    return turn
  }
  const lookAt = (address: () => string, who: string) =>
    inTurn(who, async (page) => {
      await page.goto(address())
      assert.deepEqual(await lookOver(page), [])
      assert.deepEqual(await page.locator('.ts-note-danger').allTextContents(), [], 'the page says it failed')
    })

  const portal: Entry[] = [
    ['/', 'ai cũng được'],
    ['/du-lieu', 'ai cũng được'],
    ['/du-lieu/:code', 'ai cũng được', () => `/du-lieu/${published}`],
    ['/du-lieu/:code/api', 'ai cũng được', () => `/du-lieu/${published}/api`],
    ['/danh-muc-du-lieu', 'ai cũng được'],
    ['/gioi-thieu', 'ai cũng được'],
    ['/giay-phep', 'ai cũng được'],
    ['/tro-nang', 'ai cũng được'],
  ]
  const signing: Entry[] = [
    ['/dang-nhap', 'ai cũng được'],
    ['/doi-mat-khau', 'canbo.sxd'],
    ['/dang-xuat', 'canbo.sxd'],
    ['/khong-co-trang-nay', 'ai cũng được'],
    ['/du-lieu?q=khong+thay+gi+ca', 'ai cũng được'],
  ]
  const batch = (of: () => { code: string; number: number }) => () =>
    `/du-lieu/${of().code}/lan-nap/${of().number}`
  const pages: Entry[] = [
    ['/', 'canbo.sxd'],
    ['/du-lieu', 'canbo.sxd'],
    ['/du-lieu/dang-ky', 'canbo.sxd'],
    ['/du-lieu/$code', 'canbo.sxd', () => `/du-lieu/${code}`],
    ['/du-lieu/$code/sua', 'canbo.sxd', () => `/du-lieu/${code}/sua`],
    ['/du-lieu/$code/nap', 'canbo.sxd', () => `/du-lieu/${code}/nap`],
    ['/du-lieu/$code/lan-nap/$number', 'canbo.sxd', batch(() => ({ code, number: loaded }))],
    ['/du-lieu/$code/lan-nap/$number', 'canbo.sxd', batch(() => proposed)],
    ['/du-lieu/$code/lan-nap/$number', 'canbo.sxd', batch(() => faulty)],
    ['/ho-so/$id', 'canbo.sxd', () => `/ho-so/${caseId}`],
    ['/cach-nhan-thong-bao', 'canbo.sxd'],
    ['/chat-luong', 'so.khcn'],
    ['/thu-thap', 'canbo.sxd'],
    ['/thu-thap/mo', 'canbo.sxd'],
    ['/thu-thap/$code', 'canbo.sxd', () => `/thu-thap/${round}`],
    ['/thu-thap/$code', 'canbo.sxd', () => `/thu-thap/${round}?tab=map`],
    ['/thu-thap/$code', 'canbo.sxd', () => `/thu-thap/${round}?tab=checks`],
    ['/thu-thap/$code', 'canbo.sxd', () => `/thu-thap/${round}?tab=about`],
    ['/viec-thu-thap', 'canbo.xa01'],
    [
      '/viec-thu-thap/$round/$agency',
      'canbo.xa01',
      () => `/viec-thu-thap/${round}/H10.TAM.UBND-XA-THUC-HANH-01`,
    ],
    ['/cong-bo', 'so.khcn'],
    ['/co-quan', 'so.khcn'],
    ['/co-quan/thieu-dau-moi', 'so.khcn'],
    ['/co-quan/dang-ky', 'so.khcn'],
    ['/co-quan/$code', 'so.khcn', () => '/co-quan/H10.TAM.BAN-CHI-DAO-CDS'],
    ['/co-quan/$code/sua', 'so.khcn', () => '/co-quan/H10.TAM.BAN-CHI-DAO-CDS/sua'],
    ['/dia-danh-da-chon', 'canbo.sxd'],
    ['/du-lieu-ca-nhan', 'so.khcn'],
    ['/don-vi-hanh-chinh', 'so.khcn'],
    ['/don-vi-hanh-chinh/$code', 'so.khcn', () => `/don-vi-hanh-chinh/${unit}`],
    ['/danh-muc', 'so.khcn'],
    ['/danh-muc/cong-bo', 'so.khcn'],
    ['/danh-muc/$list', 'so.khcn', () => '/danh-muc/administrative-levels'],
    ['/danh-muc/$list/sua', 'so.khcn', () => '/danh-muc/administrative-levels/sua'],
    ['/danh-muc/$list/nhap', 'so.khcn', () => '/danh-muc/administrative-levels/nhap'],
    ['/lich-lam-viec', 'so.khcn'],
    ['/van-ban', 'so.khcn'],
    ['/van-ban/dang-ky', 'so.khcn'],
    ['/van-ban/$ref', 'so.khcn', () => '/van-ban/VB-001'],
    ['/nhat-ky', 'kiemtra'],
    ['/tep-bi-tu-choi', 'attt'],
    ['/tieu-huy', 'attt'],
    ['/tieu-huy/de-nghi', 'attt'],
    ['/tieu-huy/$number', 'attt', () => `/tieu-huy/${purge}`],
    ['/tai-khoan', 'quantri.sxd'],
    ['/tai-khoan/them', 'quantri.sxd'],
    ['/tai-khoan/nhap-danh-sach', 'quantri.sxd'],
    ['/tai-khoan/nhap-danh-sach/$id', 'quantri.sxd', () => `/tai-khoan/nhap-danh-sach/${comparison}`],
    ['/tai-khoan/$username', 'quantri.sxd', () => '/tai-khoan/canbo.sxd'],
    ['/tai-khoan-cua-toi', 'quantri.sxd'],
  ]

  for (const [route, who, address = () => route] of [...portal, ...signing])
    test(`public ${route}`, () => lookAt(address, who))
  for (const [route, who, address = () => route] of pages)
    test(`console ${route}, ${who}`, () => lookAt(() => `/console${address()}`, who))
  for (const tab of datasetTabs())
    test(`console /du-lieu/$code?tab=${tab}`, () =>
      lookAt(() => `/console/du-lieu/${code}?tab=${tab}`, 'canbo.sxd'))

  test('no page that a module declares is left out', () => {
    const known = (list: Entry[]) => [...new Set(list.map(([route]) => route))].sort()
    assert.deepEqual(known(pages), consoleRoutes().sort())
    assert.deepEqual(known(portal), portalRoutes().sort())
  })

  test('nothing went wrong in any of the browsers', async () => {
    await Promise.all(lines.values())
    assert.deepEqual(house.faults, [])
  })
})
