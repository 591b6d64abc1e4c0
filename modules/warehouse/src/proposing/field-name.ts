// SPDX-License-Identifier: Apache-2.0

const LONGEST_NAME = 50

/** A snake_case code from a Vietnamese title: “Địa chỉ (thường trú)” is dia_chi_thuong_tru. */
export function fieldName(title: string): string {
  const ascii = title
    .replace(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const name = /^[a-z]/.test(ascii) ? ascii : `cot_${ascii}`.replace(/_+$/, '')
  return name.length <= LONGEST_NAME ? name : name.slice(0, LONGEST_NAME).replace(/_[^_]*$/, '')
}

/** Codes for all titles of a table; a repeated one gets a number behind it. */
export function fieldNames(titles: readonly string[]): string[] {
  const used = new Set<string>()
  return titles.map((title) => {
    const base = fieldName(title)
    let name = base
    for (let number = 2; used.has(name); number++) name = `${base}_${number}`
    used.add(name)
    return name
  })
}
