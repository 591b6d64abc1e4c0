// SPDX-License-Identifier: Apache-2.0
import type { TextContent } from './text-page.ts'

/** How the portal serves people who see, hear or move differently, or whose connection is slow. */
export const accessibilityContent: TextContent = {
  lead: {
    vi: 'Cổng được làm để ai cũng dùng được: người khiếm thị, người chỉ dùng bàn phím, người dùng điện thoại cũ hoặc mạng chậm.',
    en: 'This portal is made for everyone: people who do not see, who use only a keyboard, an old phone or a slow connection.',
  },
  sections: [
    {
      heading: { vi: 'Cổng bảo đảm điều gì', en: 'What the portal provides' },
      points: [
        {
          vi: 'Mọi trang đọc được bằng phần mềm đọc màn hình và dùng được chỉ với bàn phím.',
          en: 'Every page works with a screen reader and with the keyboard alone.',
        },
        {
          vi: 'Phóng to 200% không mất nội dung; độ tương phản của chữ đủ để đọc.',
          en: 'At 200% zoom nothing is lost; text has enough contrast.',
        },
        {
          vi: 'Trạng thái luôn có chữ và biểu tượng, không chỉ bằng màu.',
          en: 'A state is always told by word and icon, never by colour alone.',
        },
        {
          vi: 'Không cần JavaScript; mỗi trang nhẹ để mở được trên mạng chậm.',
          en: 'No JavaScript is needed; pages are light for slow connections.',
        },
        {
          vi: 'Bảng rộng cuộn trong khung riêng, dùng phím mũi tên để cuộn.',
          en: 'Wide tables scroll in their own frame, with the arrow keys.',
        },
      ],
    },
    {
      heading: { vi: 'Tiêu chuẩn', en: 'Standard' },
      paragraphs: [
        {
          vi: 'Cổng hướng tới WCAG 2.2 mức AA và quy định về tiếp cận thông tin điện tử của Thông tư 26/2020/TT-BTTTT.',
          en: 'The portal aims at WCAG 2.2 level AA and at Circular 26/2020/TT-BTTTT on accessible electronic information.',
        },
      ],
    },
    {
      heading: { vi: 'Gặp khó khăn?', en: 'Something in your way?' },
      paragraphs: [
        {
          vi: 'Cho {agency} biết trang nào và khó ở đâu. Liên hệ: {contact}.',
          en: 'Tell {agency} which page and what is difficult. Contact: {contact}.',
        },
      ],
    },
  ],
}
