// SPDX-License-Identifier: Apache-2.0
import type { TextContent } from './text-page.ts'

/** Terms of use of open data, point by point as the regulation has them: 000/002 Điều 20.1, 20.2. */
export const licenceContent: TextContent = {
  lead: {
    vi: 'Điều khoản sử dụng dữ liệu mở của {province}. Áp dụng cho mọi bộ dữ liệu trên cổng, theo Điều 20 của {instrument}.',
    en: 'Terms of use of the open data of {province}. They hold for every dataset on this portal, under Article 20 of {instrument}.',
  },
  sections: [
    {
      heading: { vi: 'Anh/chị được làm gì', en: 'What you may do' },
      points: [
        {
          vi: 'Tự do sao chép, chia sẻ, trao đổi, sử dụng dữ liệu.',
          en: 'Copy, share, exchange and use the data freely.',
        },
        { vi: 'Kết hợp dữ liệu mở với dữ liệu khác.', en: 'Combine open data with other data.' },
        {
          vi: 'Dùng dữ liệu trong sản phẩm, dịch vụ của mình, thương mại hoặc phi thương mại.',
          en: 'Use the data in your own products and services, commercial or not.',
        },
        {
          vi: 'Dùng miễn phí, không phải khai báo danh tính.',
          en: 'Use it free of charge, without saying who you are.',
        },
      ],
    },
    {
      heading: { vi: 'Anh/chị phải làm gì', en: 'What you must do' },
      points: [
        {
          vi: 'Trích dẫn, ghi nhận nguồn dữ liệu mở trong sản phẩm, tài liệu có sử dụng. Mỗi bộ dữ liệu có sẵn câu trích dẫn cho từng phiên bản.',
          en: 'Cite the open data in products and documents that use it. Every dataset has a ready-made citation for each version.',
        },
        {
          vi: 'Khi dùng dữ liệu mở trong sản phẩm, dịch vụ thương mại, cung cấp miễn phí phần dữ liệu mở kèm theo.',
          en: 'When open data goes into a commercial product or service, provide that open data with it free of charge.',
        },
      ],
    },
    {
      heading: { vi: 'Anh/chị không được làm gì', en: 'What you may not do' },
      points: [
        {
          vi: 'Không bán lại dữ liệu mở khai thác nguyên trạng cho tổ chức, cá nhân khác.',
          en: 'Sell the data, as taken from the portal, to others.',
        },
      ],
    },
    {
      heading: { vi: 'Tính chất của dữ liệu', en: 'Nature of the data' },
      paragraphs: [
        {
          vi: 'Dữ liệu được cung cấp nguyên trạng như được công bố; không bao gồm các hình thức trình bày và thông tin phát sinh từ dữ liệu.',
          en: 'The data is provided as published; forms of presentation and information derived from it are not part of it.',
        },
        {
          vi: 'Cơ quan nhà nước không chịu trách nhiệm cho tổn thất hoặc thiệt hại phát sinh do việc sử dụng dữ liệu mở.',
          en: 'State agencies are not liable for loss or damage that arises from the use of open data.',
        },
      ],
    },
  ],
}
