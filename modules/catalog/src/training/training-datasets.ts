// SPDX-License-Identifier: Apache-2.0
import type { CollectionRules, Registration } from '../contract/index.ts'

/** A dataset of the training mode: who registers it, what they say, and its collection rules. */
export interface TrainingDataset {
  readonly username: string
  readonly registration: Registration
  readonly rules: CollectionRules
}

const forTraining = 'Dữ liệu giả lập để tập huấn.'
const rules = (title: string): CollectionRules => ({ number: '01/QĐ-TH', issuedOn: '2024-01-02', title })

/** Invented datasets: one anyone may see, one shared between agencies, one kept for its owner. */
export const trainingDatasets: readonly TrainingDataset[] = [
  {
    username: 'canbo.sxd',
    registration: {
      title: 'Cơ sở sản xuất gạch, ngói',
      dataType: 'sectoral',
      sector: 'xay-dung',
      purpose: `Theo dõi cơ sở sản xuất vật liệu xây dựng. ${forTraining}`,
      scope: 'Toàn tỉnh',
      fields: [{ title: 'Mã số thuế' }, { title: 'Tên cơ sở' }, { title: 'Công suất (nghìn viên/năm)' }],
      sources: ['Báo cáo của cơ sở'],
      updateCycle: 'quarterly',
      classification: { access: 'open', importance: 'other', personalData: 'basic', security: 'public' },
      legalBasis: ['000 Đ15'],
      personalDataPurpose: 'Liên hệ với cơ sở, chủ hộ khi thực hiện nhiệm vụ quản lý nhà nước.',
    },
    rules: rules('Quy định thu thập dữ liệu cơ sở sản xuất vật liệu xây dựng (tập huấn)'),
  },
  {
    username: 'canbo.sxd',
    registration: {
      title: 'Giấy phép xây dựng nhà ở riêng lẻ',
      dataType: 'sectoral',
      sector: 'xay-dung',
      purpose: `Chia sẻ tình trạng cấp phép cho các sở và xã, phường. ${forTraining}`,
      scope: 'Toàn tỉnh',
      fields: [{ title: 'Số giấy phép' }, { title: 'Địa chỉ công trình' }, { title: 'Diện tích sàn (m2)' }],
      sources: ['Hệ thống một cửa'],
      updateCycle: 'monthly',
      classification: {
        access: 'shared',
        importance: 'important',
        personalData: 'basic',
        security: 'internal',
      },
      legalBasis: ['000 Đ15'],
      personalDataPurpose: 'Liên hệ với cơ sở, chủ hộ khi thực hiện nhiệm vụ quản lý nhà nước.',
    },
    rules: rules('Quy định thu thập dữ liệu giấy phép xây dựng (tập huấn)'),
  },
  {
    username: 'canbo.sxd',
    registration: {
      title: 'Nhà ở cần sửa chữa theo xã',
      dataType: 'sectoral',
      sector: 'xay-dung',
      purpose: `Các xã, phường gửi số nhà ở cần sửa chữa từng thôn, ấp theo đợt thu thập hằng năm. ${forTraining}`,
      scope: 'Toàn tỉnh',
      fields: [{ title: 'Xã, phường' }, { title: 'Thôn, ấp' }, { title: 'Số nhà cần sửa' }],
      sources: ['UBND cấp xã'],
      updateCycle: 'yearly',
      classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'internal' },
      legalBasis: ['000 Đ24'],
    },
    rules: rules('Quy định thu thập dữ liệu nhà ở cần sửa chữa (tập huấn)'),
  },
  {
    username: 'canbo.snnmt',
    registration: {
      title: 'Trạm quan trắc nước mặt',
      dataType: 'sectoral',
      sector: 'nong-nghiep-va-moi-truong',
      purpose: `Theo dõi vị trí, thông số quan trắc, chỉ dùng trong cơ quan. ${forTraining}`,
      scope: 'Các lưu vực sông trên địa bàn',
      fields: [{ title: 'Mã trạm' }, { title: 'Vĩ độ' }, { title: 'Kinh độ' }, { title: 'Độ pH' }],
      sources: ['Trạm quan trắc'],
      updateCycle: 'weekly',
      classification: { access: 'private', importance: 'other', personalData: 'none', security: 'internal' },
      legalBasis: ['000 Đ15'],
    },
    rules: rules('Quy định thu thập dữ liệu quan trắc (tập huấn)'),
  },
]
