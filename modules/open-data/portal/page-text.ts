// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Words of the home page, the search and the lists. */
export const pageText = defineMessages({
  homeTitle: { vi: 'Dữ liệu mở của {province}', en: 'Open data of {province}' },
  homeLead: {
    vi: 'Xem, tải về và dùng lại miễn phí dữ liệu do các cơ quan của {province} công bố. Không cần đăng ký, không cần khai báo danh tính.',
    en: 'Read, download and reuse the data that agencies of {province} publish, free of charge and without registration.',
  },
  searchPlaceholder: { vi: 'Tên dữ liệu, cơ quan, lĩnh vực…', en: 'Dataset, agency, sector…' },
  searchButton: { vi: 'Tìm', en: 'Search' },
  searchHint: { vi: 'Gõ có dấu hay không dấu đều tìm được.', en: 'Works with and without diacritics.' },
  oftenSearched: { vi: 'Theo lĩnh vực:', en: 'By sector:' },
  figures: { vi: 'Con số', en: 'Figures' },
  tileDatasets: { vi: 'bộ dữ liệu mở', en: 'open datasets' },
  tileRows: { vi: 'dòng dữ liệu', en: 'rows of data' },
  tileAgencies: { vi: 'cơ quan công bố', en: 'publishing agencies' },
  tileCatalogue: { vi: 'mục trong danh mục dữ liệu của tỉnh', en: 'entries in the province’s catalogue' },
  newest: { vi: 'Mới công bố', en: 'Newest' },
  seeAll: { vi: 'Xem tất cả ({count})', en: 'See all ({count})' },
  bySector: { vi: 'Theo lĩnh vực', en: 'By sector' },
  promises: { vi: 'Anh/chị có thể tin điều gì', en: 'What you can rely on' },
  promiseFree: { vi: 'Miễn phí, không hỏi danh tính.', en: 'Free, and nobody asks who you are.' },
  promiseFormats: {
    vi: 'Định dạng mở CSV, JSON và API; dữ liệu bản đồ có thêm GeoJSON.',
    en: 'Open formats CSV, JSON and an API; GeoJSON for places.',
  },
  promiseChecksum: {
    vi: 'Mỗi tệp có mã kiểm tra SHA-256; phiên bản cũ luôn tải lại được.',
    en: 'Every file has a SHA-256 checksum; old versions stay available.',
  },
  promiseLicence: {
    vi: 'Dùng cho cả mục đích thương mại; chỉ cần ghi nguồn.',
    en: 'For commercial use too; just name the source.',
  },
  updatedOn: { vi: 'Cập nhật {date}', en: 'Updated {date}' },
  rows: { vi: '{count} dòng', en: '{count} rows' },
  overdue: { vi: 'Quá hạn cập nhật', en: 'Update overdue' },
  searchTitle: { vi: 'Tìm “{q}”', en: 'Search “{q}”' },
  searchLead: {
    vi: 'Tìm và lọc các bộ dữ liệu mở theo cơ quan, lĩnh vực, loại và định dạng.',
    en: 'Search open datasets and narrow them by agency, sector, kind and format.',
  },
  results: { vi: 'Kết quả', en: 'Results' },
  found: { vi: '{count} bộ dữ liệu', en: '{count} datasets' },
  filters: { vi: 'Lọc', en: 'Filters' },
  toFilters: { vi: 'Lọc theo cơ quan, lĩnh vực, định dạng', en: 'Narrow by agency, sector, format' },
  chosenFilters: { vi: 'Bộ lọc đang chọn', en: 'Chosen filters' },
  removeFilter: { vi: 'Bỏ lọc:', en: 'Remove filter:' },
  owner: { vi: 'Cơ quan chủ quản', en: 'Owner agency' },
  sector: { vi: 'Lĩnh vực', en: 'Sector' },
  dataType: { vi: 'Loại dữ liệu', en: 'Kind of data' },
  format: { vi: 'Định dạng', en: 'Format' },
  status: { vi: 'Tình trạng', en: 'Status' },
  nothingFound: { vi: 'Không tìm thấy “{q}”', en: 'Nothing found for “{q}”' },
  nothingFoundHelp: {
    vi: 'Thử ít từ hơn, bỏ bớt bộ lọc, hoặc xem danh mục đầy đủ để biết cơ quan nào giữ dữ liệu này.',
    en: 'Try fewer words, remove a filter, or look in the whole catalogue for the agency that keeps this data.',
  },
  nothingPublished: { vi: 'Chưa có bộ dữ liệu mở nào ở đây', en: 'There is no open dataset here yet' },
  nothingPublishedHelp: {
    vi: 'Danh mục dữ liệu của tỉnh cho biết tỉnh có những dữ liệu gì và cơ quan nào quản lý.',
    en: 'The catalogue tells which data the province has and which agency keeps it.',
  },
  clearSearch: { vi: 'Xem tất cả dữ liệu mở', en: 'See all open data' },
})
