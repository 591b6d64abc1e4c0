// SPDX-License-Identifier: Apache-2.0
import type { TextContent } from './text-page.ts'

/** What the portal is, where its data comes from, who answers for it. */
export const aboutContent: TextContent = {
  lead: {
    vi: 'Cổng này công bố dữ liệu số của các cơ quan thuộc {province} để mọi người đọc, kiểm tra và dùng lại.',
    en: 'This portal publishes the digital data of the agencies of {province} for anyone to read, check and reuse.',
  },
  sections: [
    {
      heading: { vi: 'Dữ liệu đến từ đâu', en: 'Where the data comes from' },
      paragraphs: [
        {
          vi: 'Mỗi bộ dữ liệu có đúng một cơ quan chủ quản. Cơ quan nộp dữ liệu, hệ thống kiểm tra từng dòng, người khác trong cơ quan duyệt. Thủ trưởng đề xuất công bố, Sở đầu mối xác nhận đủ điều kiện, rồi dữ liệu mới lên cổng.',
          en: 'Every dataset has exactly one owner agency. The agency submits data, every row is checked, and a second person approves. The head of the agency proposes publication, the focal department confirms it, and only then does the data appear here.',
        },
        {
          vi: 'Dữ liệu cá nhân, dữ liệu nội bộ và bí mật nhà nước không được công bố.',
          en: 'Personal data, internal data and state secrets are not published.',
        },
      ],
    },
    {
      heading: { vi: '“Chưa công nhận” nghĩa là gì', en: 'What “not recognised” means' },
      paragraphs: [
        {
          vi: 'Công nhận dữ liệu số đạt chuẩn là quyết định của hội đồng xét duyệt theo quy định của tỉnh. Bộ dữ liệu chưa qua hội đồng vẫn được công bố nhưng mang nhãn “Chưa công nhận”.',
          en: 'Recognition is a decision of the review council under the province’s regulation. A dataset that the council has not examined may be published, with the label “Not recognised”.',
        },
      ],
    },
    {
      heading: { vi: 'Kiểm tra tệp đã tải', en: 'Checking a file' },
      paragraphs: [
        {
          vi: 'Bên mỗi nút tải có mã kiểm tra SHA-256. Tính mã của tệp trên máy mình rồi so sánh: giống nhau nghĩa là tệp đúng từng byte như bản đã công bố.',
          en: 'Beside every download stands its SHA-256 checksum. Compute it for your copy and compare: equal means the file is, byte for byte, what was published.',
        },
      ],
    },
    {
      heading: { vi: 'Báo sai sót, liên hệ', en: 'Errors and contact' },
      paragraphs: [
        {
          vi: 'Cơ quan quản lý cổng: {agency}. Liên hệ: {contact}. Về nội dung số liệu, liên hệ cơ quan chủ quản ghi trên trang của bộ dữ liệu.',
          en: 'The portal is run by {agency}. Contact: {contact}. For the figures themselves, ask the owner agency named on the page of the dataset.',
        },
      ],
    },
  ],
}
