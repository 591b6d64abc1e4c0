// SPDX-License-Identifier: Apache-2.0
import { Value } from 'typebox/value'
import { type Profile, ProfileSchema } from './profile-schema.ts'

const pathOf = (pointer: string): string => (pointer === '' ? 'hồ sơ' : pointer.slice(1).replaceAll('/', '.'))

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message: string
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'một chuỗi ký tự',
  number: 'một số',
  integer: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách',
  object: 'một nhóm khoá',
  null: 'null',
}

const sentence = (error: SchemaError): string => {
  const { keyword, params } = error
  if (keyword === 'required') return `thiếu khoá ${(params['requiredProperties'] as string[]).join(', ')}`
  if (keyword === 'additionalProperties') {
    return `có khoá không được mô tả: ${(params['additionalProperties'] as string[]).join(', ')}`
  }
  if (keyword === 'type')
    return `phải là ${[params['type']]
      .flat()
      .map((kind) => kindNames[String(kind)])
      .join(' hoặc ')}`
  if (keyword === 'pattern') return `không đúng dạng ${String(params['pattern'])}`
  if (keyword === 'minLength') return 'không được để trống'
  if (keyword === 'minItems') return `cần ít nhất ${String(params['limit'])} mục`
  if (keyword === 'maxItems') return `chỉ được tối đa ${String(params['limit'])} mục`
  if (/minimum|maximum/i.test(keyword))
    return `ngoài giới hạn cho phép (${String(params['comparison'])} ${String(params['limit'])})`
  if (keyword === 'const' || keyword === 'enum')
    return `chỉ nhận ${JSON.stringify(params['allowedValue'] ?? params['allowedValues'])}`
  return error.message
}

/** Faults of shape: one sentence per fault, the path of the key first. A union reports its branches, not itself. */
const shapeFaults = (value: unknown): string[] =>
  [...Value.Errors(ProfileSchema, value)]
    .filter((error) => !['anyOf', 'boolean'].includes(error.keyword))
    .map((error) => `${pathOf(error.instancePath)}: ${sentence(error as unknown as SchemaError)}`)

const datedFaults = (path: string, rows: readonly { from: string | null; to: string | null }[]): string[] => {
  const faults: string[] = []
  for (const [index, row] of rows.entries()) {
    if (row.from !== null && row.to !== null && row.to <= row.from)
      faults.push(`${path}.${index}: ngày hết phải sau ngày bắt đầu`)
    const next = rows[index + 1]
    if (next && (row.to === null || next.from === null || next.from < row.to)) {
      faults.push(`${path}.${index + 1}: thời gian chồng lên mục trước, hoặc không xếp theo ngày`)
    }
  }
  return faults
}

const valueAt = (profile: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => {
    if (value === null || typeof value !== 'object') return undefined
    return (value as Record<string, unknown>)[key]
  }, profile)

const deadlinePath = /^deadlines\.(.+)$/

const clauseFaults = (profile: Profile): string[] =>
  Object.keys(profile.clauses)
    .filter((path) => {
      const deadline = deadlinePath.exec(path)?.[1]
      return deadline ? !(deadline in profile.deadlines) : valueAt(profile, path) === undefined
    })
    .map((path) => `clauses.${path}: chỉ tới một khoá không có trong hồ sơ`)

const councilFaults = ({ council }: Profile): string[] => {
  if (!council.enabled) return []
  const missing = (['province-office', 'focal-department', 'lead-agency'] as const).filter(
    (side) => !council.members.includes(side),
  )
  return missing.map((side) => `council.members: thiếu thành phần bắt buộc ${side}`)
}

const ruleFaults = (profile: Profile): string[] => {
  const faults: string[] = []
  const notice = profile.deadlines['suspension.notice']
  if (profile.refusal.extraNotice && profile.refusal.authority === null) {
    faults.push('refusal.authority: phải ghi cơ quan giải quyết vướng mắc khi refusal.extraNotice là true')
  }
  if (profile.suspension.enabled && notice?.unit === 'working-days' && notice.count < 7) {
    faults.push('deadlines.suspension.notice: thông báo tạm dừng phải trước ít nhất 7 ngày làm việc')
  }
  if (profile.officeHours.closes <= profile.officeHours.opens)
    faults.push('officeHours: giờ kết thúc phải sau giờ bắt đầu')
  if (profile.sharedList.enabled && profile.sharedList.decidedBy === null) {
    faults.push('sharedList.decidedBy: phải ghi cơ quan quyết định khi sharedList.enabled là true')
  }
  return faults
}

const isRealDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const dayFaults = (value: unknown, path = ''): string[] => {
  if (typeof value === 'string') {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !isRealDay(value) ? [`${path}: không có ngày ${value}`] : []
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    dayFaults(inner, path === '' ? key : `${path}.${key}`),
  )
}

/**
 * Everything that is wrong with a profile, in Vietnamese, each fault with the path of its key; empty when it may be
 * used (R-OPS-09). Rules between keys are checked once the shape is right.
 */
export const profileFaults = (value: unknown): string[] => {
  const shape = [...new Set([...shapeFaults(value), ...dayFaults(value)])]
  if (shape.length > 0) return shape
  const profile = value as Profile
  return [
    ...datedFaults('focalDepartment', profile.focalDepartment),
    ...datedFaults('securityLead', profile.securityLead),
    ...datedFaults('administrativeTiers', profile.administrativeTiers),
    ...clauseFaults(profile),
    ...councilFaults(profile),
    ...ruleFaults(profile),
  ]
}
