// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/i18n'

const role = (key: string, vi: string, en: string, clauses: string) => ({ key, title: { vi, en }, clauses })

/** A role of the provincial regulations: its key, its name and where it comes from. */
export interface Role {
  readonly key: string
  readonly title: Text
  readonly clauses: string
}

/** Every role of the documents (requirements §2); roles of people outside the state and of machines too. */
export const roles: readonly Role[] = [
  role(
    'province-authority',
    'UBND tỉnh / Chủ tịch UBND tỉnh',
    'Provincial people’s committee',
    '001 Đ4.2, Đ6.1, Đ16.2; 000 Đ15.1, Đ30.1, Đ31.7',
  ),
  role(
    'focal-province',
    'Sở (đầu mối cấp tỉnh)',
    'Provincial focal department',
    '000 Đ31; 002 Đ32; 001 Đ12.1.a',
  ),
  role('operator-centre', 'Trung tâm vận hành', 'Operating centre', '000 Đ19.1, Đ23.1; 002 Đ19.1, Đ23.1'),
  role('owner-agency', 'Cơ quan chủ quản dữ liệu', 'Data-owning agency', '000 Đ15, Đ32; 002 Đ33; 001 Đ13'),
  role('agency-head', 'Thủ trưởng đơn vị', 'Head of agency', '000 Đ21.1, Đ25.4'),
  role('agency-focal', 'Đầu mối của cơ quan, đơn vị', 'Agency focal officer', '001 Đ9.5, Đ10.2, Đ12'),
  role('data-steward', 'Cán bộ đầu mối dữ liệu', 'Data officer', '004 VII.3.2.5; 001 Đ12.2'),
  role('council-member', 'Thành viên hội đồng xét duyệt', 'Council member', '000/002 Đ5.5'),
  role('council-secretary', 'Thư ký hội đồng', 'Council secretary', '000/002 Đ5.5'),
  role('consumer-agency', 'Cơ quan khai thác dữ liệu', 'Consuming agency', '001 Đ14; 000 Đ28'),
  role(
    'consumer-org',
    'Tổ chức, doanh nghiệp khai thác dữ liệu',
    'Consuming organisation',
    '000/002 Đ27, Đ28',
  ),
  role('citizen', 'Người dân', 'Citizen', '001 Đ11.3; 000 Đ20'),
  role('enterprise', 'Doanh nghiệp', 'Enterprise', '001 Đ11.3; 000 Đ20'),
  role('anonymous', 'Khách', 'Visitor', '000/002 Đ20.1.đ'),
  role('leader', 'Lãnh đạo', 'Leader', '000/002 Đ17.2, Đ18.2'),
  role('editor', 'Biên tập viên', 'Editor', '000/002 Đ21, Đ22'),
  role('site-owner', 'Đơn vị quản lý trang', 'Site owner', '000/002 Đ21, Đ22'),
  role('investor', 'Chủ đầu tư', 'Investor', '000/002 Đ6.3, Đ9, Đ11.2'),
  role('contractor', 'Đơn vị thi công', 'Contractor', '000/002 Đ6.3, Đ11.2'),
  role('clerk', 'Văn thư', 'Clerk', '004 VII.2.6'),
  role('one-stop-officer', 'Công chức tiếp nhận và trả kết quả', 'Reception officer', '004 VII.2.6'),
  role('case-officer', 'Chuyên viên giải quyết', 'Case officer', '004 VII.2.6'),
  role('section-head', 'Lãnh đạo phòng', 'Head of section', '004 VII.2.6'),
  role(
    'security-lead',
    'Đơn vị chuyên trách an toàn thông tin',
    'Security lead',
    '000 Đ6.1, Đ23.2; 004 IX.1.V',
  ),
  role('security-contact', 'Đầu mối xử lý sự cố', 'Incident contact', '000/002 Đ23.2'),
  role('finance-dept', 'Cơ quan tài chính', 'Finance department', '000 Đ35.2; 002 Đ36.2'),
  role('steering-committee', 'Ban chỉ đạo chuyển đổi số', 'Steering committee', '004 IX.2'),
  role('partner', 'Đơn vị tham gia xã hội hóa', 'Partner', '000/002 Đ3.5.i, Đ4.3'),
  role('system-client', 'Hệ thống kết nối', 'Connected system', '000/002 Đ27.1.b'),
  role('iot-device', 'Thiết bị cảm biến', 'Sensor', '000/002 Đ3.5.k'),
  role('sysadmin', 'Quản trị hệ thống', 'System administrator', '000 Đ11.1.b; 004 VII.4.5'),
  role('auditor', 'Thanh tra, kiểm tra', 'Auditor', '000 Đ6.1, Đ35.1; 004 VII.6.2.6'),
]
