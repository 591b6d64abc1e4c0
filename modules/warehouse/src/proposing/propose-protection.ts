// SPDX-License-Identifier: Apache-2.0
import { type DataTypeKey, describeDataType, type Sensitivity } from '../contract/data-types.ts'
import { hasWord } from './header-words.ts'

/** What is known of a column when its protection is proposed; `fits`: share of its values by form. */
export interface ProtectionEvidence {
  readonly title: string
  readonly type: DataTypeKey
  readonly fits: Readonly<Record<string, number>>
}

/** Words of titles that speak of places, services and counts, not of a person: taken out before the others are looked for. */
const institutions =
  'bệnh viện|phòng khám|trạm y tế|khám bệnh|chữa bệnh|khám chữa bệnh|giường bệnh|phòng bệnh|dịch bệnh|loại bệnh|nhóm bệnh|mã bệnh|danh mục bệnh|' +
  'chăm sóc sức khỏe|chăm sóc sức khoẻ|giáo dục sức khỏe|ban dân tộc|dân tộc nội trú|dân tộc bán trú|vùng dân tộc|cơ sở tôn giáo|tổ chức tôn giáo|ban tôn giáo'
const counting = 'số lượng|số người|số hộ|số ca|số lượt|số học sinh|số bệnh nhân|tổng số|tỷ lệ|tỉ lệ|dân số'

/** NĐ 13/2023/NĐ-CP Điều 2.4. */
const sensitiveWords =
  'bệnh|bệnh án|chẩn đoán|sức khỏe|sức khoẻ|tôn giáo|dân tộc|tiền án|tiền sự|khuyết tật|hiv|nhóm máu|xét nghiệm|thuốc điều trị|xu hướng tính dục|quan điểm chính trị|vân tay|sinh trắc'
const personWords =
  'họ tên|họ và tên|họ đệm|chủ hộ|chủ cơ sở|người đại diện|người liên hệ|người nộp|người phụ thuộc|tên người|tên công dân|tên học sinh|tên bệnh nhân|' +
  'tên cha|tên mẹ|tên vợ|tên chồng|ngày sinh|năm sinh|hộ chiếu|quê quán|thường trú|tạm trú|nơi ở|chỗ ở|hộ khẩu|tình trạng hôn nhân'
const organisations = 'cơ quan|đơn vị|doanh nghiệp|công ty|trụ sở|trường|hợp tác xã'
const places = 'đường|phố|trường|công trình|dự án|địa danh|tên đơn vị|cơ sở|hạng mục'

const without = (title: string, words: string): string =>
  words
    .split('|')
    .sort((one, other) => other.length - one.length)
    .reduce(
      (text, word) => text.replace(new RegExp(`(^|[^\\p{L}])${word}(?=$|[^\\p{L}])`, 'giu'), '$1 '),
      title.normalize('NFC'),
    )

const rank: Record<Sensitivity, number> = { none: 0, basic: 1, sensitive: 2 }
const stricter = (...levels: Sensitivity[]): Sensitivity =>
  levels.reduce((one, other) => (rank[one] >= rank[other] ? one : other))

const countTypes: ReadonlySet<DataTypeKey> = new Set(['integer', 'decimal', 'money', 'percentage'])
const unitTypes: ReadonlySet<DataTypeKey> = new Set(['admin-unit', 'admin-unit-name', 'admin-unit-code'])
const placeTypes: ReadonlySet<DataTypeKey> = new Set(['point', 'longitude', 'latitude'])

/** Shares of values that make a column one of persons, whatever its title says. */
const NAMES = 0.6
const ORIGINS = 0.8
const INSIDE_TEXT = 0.3

const share = (evidence: ProtectionEvidence, form: string) => evidence.fits[`personal:${form}`] ?? 0

const isPersonColumn = (evidence: ProtectionEvidence): boolean =>
  evidence.type === 'citizen-id' ||
  evidence.type === 'old-id' ||
  hasWord(evidence.title, personWords) ||
  (share(evidence, 'name') >= NAMES && !unitTypes.has(evidence.type) && !hasWord(evidence.title, places))

const byTitle = ({ title, type }: ProtectionEvidence, ofPersons: boolean): Sensitivity => {
  if (countTypes.has(type) || hasWord(title, counting)) return 'none'
  const rest = without(title, institutions)
  if (hasWord(rest, sensitiveWords)) return 'sensitive'
  if (hasWord(rest, personWords)) return 'basic'
  const address = hasWord(rest, 'địa chỉ') && !hasWord(rest, organisations)
  return ofPersons && (address || placeTypes.has(type)) ? 'basic' : 'none'
}

const byValues = (evidence: ProtectionEvidence): Sensitivity => {
  if (unitTypes.has(evidence.type) || countTypes.has(evidence.type)) return 'none'
  const sensitiveInside = ['citizen-id', 'old-id', 'bank-account', 'health-card']
  if (
    share(evidence, 'origin') >= ORIGINS ||
    sensitiveInside.some((kind) => share(evidence, kind) >= INSIDE_TEXT)
  )
    return 'sensitive'
  const basicInside = ['phone', 'email', 'vehicle-plate', 'name-and-birth']
  const names = share(evidence, 'name') >= NAMES && !hasWord(evidence.title, places)
  return names || basicInside.some((kind) => share(evidence, kind) >= INSIDE_TEXT) ? 'basic' : 'none'
}

/**
 * How each column must be protected: by what its type stands for, by its title, and by its values. An address or a position is personal
 * only where the rows are about persons; counts never are. A person confirms it, or lowers it with a reason.
 */
export const proposeProtection = (columns: readonly ProtectionEvidence[]): Sensitivity[] => {
  const ofPersons = columns.some(isPersonColumn)
  return columns.map((column) =>
    stricter(describeDataType(column.type).sensitive, byTitle(column, ofPersons), byValues(column)),
  )
}
