// SPDX-License-Identifier: Apache-2.0
import { fold } from './fold.ts'

const kindWord = /^(tinh|thanh pho|quan|huyen|thi xa|phuong|xa|thi tran|dac khu) (?=.)/
const shortKinds: Readonly<Record<string, string>> = {
  tp: 'thanh pho',
  q: 'quan',
  h: 'huyen',
  tx: 'thi xa',
  p: 'phuong',
  f: 'phuong',
  x: 'xa',
  tt: 'thi tran',
  ttr: 'thi tran',
  dk: 'dac khu',
}

/** A name of a unit without the word for its kind, folded: `Phường Vỹ Dạ` is `vy da`. */
export const bareName = (name: string): string => fold(name).replace(kindWord, '')

/** A written name, folded, with a short form of its kind spelled out: `P. Vỹ Dạ` is `phuong vy da`, `P01` is `phuong 1`. */
export const spellOut = (name: string): string =>
  fold(name)
    .replace(/^([pqf])(?=\d)/, '$1 ')
    .replace(/^(\w+) (?=.)/, (whole, first: string) => (shortKinds[first] ? `${shortKinds[first]} ` : whole))
    .replace(/(^| )0+(?=\d)/g, '$1')
