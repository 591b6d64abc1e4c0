// SPDX-License-Identifier: Apache-2.0

/** A training account: its agency is the provincial focal department, or the first of some names the province has. */
export interface TrainingAccount {
  readonly username: string
  readonly title: string
  readonly agency: 'focal' | readonly string[]
  readonly roles: readonly string[]
}

const construction = ['Sở Xây dựng']
const agriculture = ['Sở Nông nghiệp và Môi trường', 'Sở Tài nguyên và Môi trường']
const committee = ['UBND tỉnh {province}', 'UBND thành phố {province}', 'UBND tỉnh']
const committeeOffice = ['Văn phòng UBND tỉnh', 'Văn phòng UBND thành phố']
const centre = [
  'Trung tâm Công nghệ thông tin và Truyền thông',
  'Trung tâm Giám sát, điều hành đô thị thông minh',
  'Trung tâm tích hợp dữ liệu tỉnh',
]

const commune = (number: string) => [`UBND xã Thực hành ${number}`]

const account = (
  username: string,
  title: string,
  agency: TrainingAccount['agency'],
  ...roles: readonly string[]
): TrainingAccount => ({ username, title, agency, roles })

/**
 * Every role of requirements §2 that officials hold, at least once. One agency has two data officers and two approvers
 * (maker and checker), a second agency has its own, so that isolation between agencies can be seen.
 */
export const trainingAccounts: readonly TrainingAccount[] = [
  account('canbo.sxd', 'Cán bộ đầu mối dữ liệu', construction, 'data-steward'),
  account('canbo2.sxd', 'Cán bộ đầu mối dữ liệu thứ hai', construction, 'data-steward'),
  account('lanhdao.sxd', 'Lãnh đạo duyệt dữ liệu', construction, 'owner-agency', 'agency-head'),
  account('lanhdao2.sxd', 'Lãnh đạo duyệt dữ liệu thứ hai', construction, 'owner-agency'),
  account('daumoi.sxd', 'Đầu mối cơ quan', construction, 'agency-focal', 'security-contact'),
  account('vanthu.sxd', 'Văn thư', construction, 'clerk'),
  account('motcua.sxd', 'Công chức tiếp nhận và trả kết quả', construction, 'one-stop-officer'),
  account('chuyenvien.sxd', 'Chuyên viên giải quyết', construction, 'case-officer'),
  account('truongphong.sxd', 'Lãnh đạo phòng', construction, 'section-head'),
  account('chudautu.sxd', 'Chủ đầu tư phần mềm', construction, 'investor'),
  account('quantri.sxd', 'Quản trị tài khoản', construction, 'agency-administrator'),
  account('canbo.snnmt', 'Cán bộ đầu mối dữ liệu', agriculture, 'data-steward'),
  account('lanhdao.snnmt', 'Lãnh đạo duyệt dữ liệu', agriculture, 'owner-agency', 'agency-head'),
  account('khaithac.snnmt', 'Cán bộ khai thác dữ liệu', agriculture, 'consumer-agency'),
  account('canbo.xa01', 'Cán bộ đầu mối dữ liệu', commune('01'), 'data-steward'),
  account('lanhdao.xa01', 'Lãnh đạo duyệt dữ liệu', commune('01'), 'agency-head'),
  account('canbo.xa02', 'Cán bộ đầu mối dữ liệu', commune('02'), 'data-steward'),
  account('lanhdao.xa02', 'Lãnh đạo duyệt dữ liệu', commune('02'), 'agency-head'),
  account('canbo.xa03', 'Cán bộ đầu mối dữ liệu', commune('03'), 'data-steward'),
  account('lanhdao.xa03', 'Lãnh đạo duyệt dữ liệu', commune('03'), 'agency-head'),
  account('so.khcn', 'Đầu mối cấp tỉnh', 'focal', 'focal-province'),
  account('thuky', 'Thư ký hội đồng', 'focal', 'council-secretary'),
  account('bientap', 'Biên tập viên', 'focal', 'editor', 'site-owner'),
  account('hoidong', 'Thành viên hội đồng', committeeOffice, 'council-member'),
  account('giupviec', 'Tổ giúp việc Ban chỉ đạo', committeeOffice, 'steering-committee'),
  account('ubnd', 'Lãnh đạo UBND', committee, 'province-authority', 'leader'),
  account('vanhanh', 'Cán bộ trung tâm vận hành', centre, 'operator-centre'),
  account('attt', 'Chuyên trách an toàn thông tin', ['Công an tỉnh', 'Công an thành phố'], 'security-lead'),
  account('taichinh', 'Cán bộ Sở Tài chính', ['Sở Tài chính'], 'finance-dept'),
  account('kiemtra', 'Thanh tra, kiểm tra', ['Thanh tra tỉnh', 'Thanh tra thành phố'], 'auditor'),
]
