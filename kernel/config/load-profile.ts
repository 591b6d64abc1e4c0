// SPDX-License-Identifier: Apache-2.0
import { access, readFile } from 'node:fs/promises'
import type { LocalDate } from '../clock/index.ts'
import { profileFaults } from './profile-faults.ts'
import type { Profile } from './profile-schema.ts'

const profilesFolder = new URL('../../profiles/', import.meta.url)

/** The folder of a profile; `folder` stands in for `profiles/` in tests. */
export const profileFolder = (name: string, folder: URL = profilesFolder): URL => new URL(`${name}/`, folder)

const refuse = (name: string, faults: readonly string[], cause?: unknown): Error =>
  new Error(
    `Hồ sơ tỉnh “${name}” chưa dùng được, hệ thống không khởi động. Sửa các điểm sau rồi chạy lại:\n` +
      `(The province profile “${name}” is not valid; the platform does not start.)\n` +
      faults.map((fault) => `  - ${fault}`).join('\n'),
    { cause },
  )

const exists = async (file: URL): Promise<boolean> => {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}

const missingFiles = async (profile: Profile, folder: URL): Promise<string[]> => {
  const named = [
    ...profile.content.map((file) => ({ key: 'content', file: `content/${file}` })),
    ...(profile.branding.emblem ? [{ key: 'branding.emblem', file: profile.branding.emblem }] : []),
  ]
  const present = await Promise.all(named.map(({ file }) => exists(new URL(file, folder))))
  return named.filter((_, index) => !present[index]).map(({ key, file }) => `${key}: không thấy tệp ${file}`)
}

const parse = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refuse(name, [`profile.json không phải JSON hợp lệ: ${(cause as Error).message}`], cause)
  }
}

/**
 * Reads a province's profile. Throws with the complete list of faults in Vietnamese when it may not be used: the
 * platform then does not start (R-OPS-09).
 */
export const loadProfile = async (name: string, profiles: URL = profilesFolder): Promise<Profile> => {
  if (!/^[a-z][a-z-]*$/.test(name)) throw refuse(name, ['tên hồ sơ chỉ gồm chữ thường không dấu và gạch nối'])
  const folder = profileFolder(name, profiles)
  const text = await readFile(new URL('profile.json', folder), 'utf8').catch((cause) => {
    throw refuse(name, ['không thấy tệp profile.json trong thư mục của hồ sơ'], cause)
  })
  const value = parse(name, text)
  const faults = profileFaults(value)
  if (faults.length > 0) throw refuse(name, faults)
  const profile = value as Profile
  const rest = await missingFiles(profile, folder)
  if (profile.name !== name) rest.push(`name: phải trùng tên thư mục “${name}”`)
  if (rest.length > 0) throw refuse(name, rest)
  return profile
}

/** A file of the first content of a profile, parsed. */
export const readProfileContent = async (name: string, file: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`content/${file}`, profileFolder(name)), 'utf8'))

/** The entry of a dated list that holds on a day, or undefined. */
export const validOn = <R extends { readonly from: string | null; readonly to: string | null }>(
  rows: readonly R[],
  day: LocalDate,
): R | undefined =>
  rows.find((row) => (row.from === null || row.from <= day) && (row.to === null || day < row.to))
