// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** What the store says when it refuses; the sentences of the reader and the checker stand with them. */
export const storeMessages = defineMessages({
  'warehouse.personal-basis-missing': {
    vi: '“{title}” có dữ liệu cá nhân ({fields}) nhưng danh mục chưa ghi {missing}. Sửa mô tả bộ dữ liệu để ghi đủ rồi làm tiếp; nếu cột không phải dữ liệu cá nhân, đổi mức bảo vệ và ghi lý do.',
    en: '“{title}” holds personal data ({fields}), but the catalogue does not yet state {missing}. Complete the description of the dataset, then go on; if a column is not personal, lower its protection and say why.',
  },
  'warehouse.lowering-reason-required': {
    vi: 'Mức bảo vệ của {fields} thấp hơn mức được đề xuất. Ghi lý do để người duyệt xem, hoặc giữ mức đề xuất.',
    en: '{fields} would be protected less than proposed. Say why, for the approver to read, or keep the proposed level.',
  },
  'warehouse.purpose-required': {
    vi: 'Dữ liệu cá nhân chỉ được xem đầy đủ khi có mục đích. Ghi mục đích xem (từ 5 ký tự) rồi mở lại; mỗi lần mở có hiệu lực 30 phút.',
    en: 'Personal data is shown in full only for a purpose. State it (5 characters or more), then open again; it holds for 30 minutes.',
  },
  'warehouse.record-key-needed': {
    vi: 'Bộ dữ liệu này xác định một dòng bằng: {fields}. Nhập đủ các giá trị đó để biết ai đã xem.',
    en: 'A record of this dataset is told by: {fields}. Give all of these values to learn who read it.',
  },
  'warehouse.no-record-key': {
    vi: 'Bộ dữ liệu này không có khóa nên không tra được theo từng dòng. Xem toàn bộ danh sách lượt xem.',
    en: 'This dataset has no key, so reads cannot be searched by record. Look at the whole list.',
  },
  'warehouse.nothing-to-scan': {
    vi: 'Bộ dữ liệu chưa có dòng nào được duyệt nên chưa có gì để quét. Nạp và duyệt dữ liệu trước.',
    en: 'The dataset has no approved rows, so there is nothing to scan. Bring and approve data first.',
  },
  'warehouse.unknown-finding': {
    vi: 'Không còn mục này; dữ liệu có thể vừa được quét lại. Tải lại trang để xem kết quả mới.',
    en: 'This finding is gone; the data may have been scanned again. Reload the page to see the new result.',
  },
  'warehouse.finding-decided': {
    vi: 'Mục này đã có người xử lý. Tải lại trang để xem kết quả.',
    en: 'Somebody has dealt with this finding. Reload the page to see the result.',
  },
  'warehouse.finding-second-person': {
    vi: 'Người đề nghị bỏ qua không được tự xác nhận. Nhờ một người khác trong cơ quan có quyền duyệt.',
    en: 'Whoever called it a false alarm may not confirm it. Ask another person of the agency who may approve.',
  },
  'warehouse.file-erased': {
    vi: 'Tệp “{fileName}” đã bị tiêu hủy theo quyết định trước đây nên không được nạp lại. Nếu cần, bỏ phần không được lưu rồi nạp tệp mới, hoặc hỏi đơn vị chuyên trách an toàn thông tin.',
    en: 'File “{fileName}” was erased by an earlier decision and is not taken in again. Leave out what may not be kept and bring a new file, or ask the security lead.',
  },
  'warehouse.unknown-dataset': {
    vi: 'Không tìm thấy bộ dữ liệu này, hoặc bộ dữ liệu không dành cho tài khoản đang dùng. Kiểm tra lại mã.',
    en: 'This dataset was not found, or it is not for the account in use. Check the code.',
  },
  'warehouse.unknown-source': {
    vi: 'Bộ dữ liệu chưa có lần nạp nào từ nguồn “{source}”. Chọn nguồn trong danh sách.',
    en: 'No batch of this dataset names the source “{source}”. Choose one of the list.',
  },
  'warehouse.unknown-batch': {
    vi: 'Không tìm thấy lần nạp này. Mở lại danh sách các lần nạp của bộ dữ liệu.',
    en: 'This batch was not found. Reopen the list of batches of the dataset.',
  },
  'warehouse.rules-not-issued': {
    vi: 'Bộ dữ liệu “{title}” chưa ghi văn bản ban hành quy tắc thu thập. Ghi số và ngày văn bản ở danh mục rồi nạp lại.',
    en: 'No issued collection rules are recorded for “{title}”. Record their number and date in the catalogue, then upload again.',
  },
  'warehouse.owner-unknown': {
    vi: 'Bộ dữ liệu “{title}” chưa có cơ quan chủ quản nên chưa nạp được. Đăng ký cơ quan chủ quản ở danh mục trước.',
    en: 'The dataset “{title}” has no owner agency yet, so nothing can be loaded. Register the owner in the catalogue first.',
  },
  'warehouse.not-registered': {
    vi: '“{title}” chưa đăng ký xong trong danh mục nên chưa nhận dữ liệu. Hoàn thành đăng ký rồi nạp lại.',
    en: '“{title}” is not registered in the catalogue yet and takes no data. Finish the registration, then upload again.',
  },
  'warehouse.repeat-file': {
    vi: 'Tệp này đã được nạp ở lần {number} ({status}). Mở lần nạp đó, hoặc chọn tệp khác.',
    en: 'This file was already brought as batch {number} ({status}). Open that batch, or choose another file.',
  },
  'warehouse.unknown-mode': {
    vi: 'Không có cách nạp “{mode}”. Chọn append, upsert hoặc replace.',
    en: 'There is no mode “{mode}”. Choose append, upsert or replace.',
  },
  'warehouse.as-known-fixed': {
    vi: 'Dữ liệu mở được đọc theo phiên bản đã công bố. Bỏ tham số asKnown, hoặc tải phiên bản cũ ở trang dữ liệu.',
    en: 'Open data is read as the published version. Leave asKnown out, or download an older version from the dataset page.',
  },
  'warehouse.file-required': {
    vi: 'Chưa có tệp nào được gửi lên. Chọn một tệp rồi gửi lại.',
    en: 'No file was sent. Choose a file and send again.',
  },
  'warehouse.invalid-transition': {
    vi: 'Lần nạp {number} đang ở bước “{status}” nên chưa làm được việc này. Tải lại trang để xem trạng thái mới nhất.',
    en: 'Batch {number} is at “{status}”, so this cannot be done now. Reload the page to see its newest state.',
  },
  'warehouse.acceptance-required': {
    vi: 'Dữ liệu của lần nạp {number} chưa được nộp để duyệt. Nộp trước, rồi người khác trong cơ quan duyệt.',
    en: 'Batch {number} has not been submitted for acceptance. Submit it first, then another person of the agency approves.',
  },
  'warehouse.stale': {
    vi: 'Nội dung này vừa được người khác thay đổi. Tải lại trang rồi làm lại.',
    en: 'Someone else has just changed this. Reload the page and do it again.',
  },
  'warehouse.four-eyes': {
    vi: 'Người nạp hoặc nộp dữ liệu không được tự duyệt. Nhờ một người khác trong cơ quan có quyền duyệt.',
    en: 'Whoever uploaded or submitted data may not approve it. Ask another person of the agency who may approve.',
  },
  'warehouse.rows-need-fixing': {
    vi: 'Còn {count} dòng cần sửa. Sửa hết, hoặc ghi lý do để lại các dòng này ngoài lần nạp.',
    en: '{count} rows still need fixing. Fix them, or give a reason to leave them out of this batch.',
  },
  'warehouse.nothing-to-load': {
    vi: 'Không có dòng nào đạt để nộp. Sửa ít nhất một dòng, hoặc hủy lần nạp này.',
    en: 'No row has passed, so there is nothing to submit. Fix at least one row, or cancel this batch.',
  },
  'warehouse.reason-required': {
    vi: 'Cần ghi lý do. Viết ngắn gọn vì sao làm việc này.',
    en: 'A reason is required. Say shortly why this is done.',
  },
  'warehouse.firewall-required': {
    vi: 'Dòng chỉ vào kho khi đạt kiểm tra dữ liệu, không chuyển tay được. Sửa giá trị sai rồi kiểm tra lại.',
    en: 'A row enters the store only by passing the check and cannot be moved by hand. Mend the wrong value and check again.',
  },
  'warehouse.key-required': {
    vi: 'Bộ dữ liệu chưa có khóa nên không cập nhật theo khóa được. Chọn “Thêm vào” hoặc “Thay toàn bộ”, hoặc đặt khóa ở cấu trúc.',
    en: 'The dataset has no key, so rows cannot be updated by key. Choose append or replace, or set a key in the schema.',
  },
  'warehouse.unknown-record': {
    vi: 'Dòng {record} không nằm trong các dòng cần sửa của lần nạp này. Tải lại danh sách.',
    en: 'Row {record} is not among the rows that need fixing in this batch. Reload the list.',
  },
  'warehouse.no-such-field': {
    vi: 'Bộ dữ liệu không có trường “{field}”. Xem tên trường ở cấu trúc dữ liệu.',
    en: 'The dataset has no field “{field}”. See the field names in the schema.',
  },
  'warehouse.filter-not-possible': {
    vi: 'Không lọc hoặc sắp xếp được trường “{field}” theo cách “{operator}”. {possible}',
    en: 'The field “{field}” cannot be filtered or sorted by “{operator}”. {possible}',
  },
  'warehouse.invalid-value': {
    vi: 'Giá trị “{value}” không đúng kiểu của trường “{field}” (ví dụ: {example}). Sửa giá trị lọc.',
    en: 'The value “{value}” does not fit the type of “{field}” (for example: {example}). Mend the filter value.',
  },
  'warehouse.invalid-filter': {
    vi: 'Điều kiện lọc “{filter}” không đọc được. Viết theo mẫu trường.toán tử=giá trị, ví dụ nam.gte=2024.',
    en: 'The filter “{filter}” cannot be read. Write field.operator=value, for example nam.gte=2024.',
  },
  'warehouse.invalid-cursor': {
    vi: 'Vị trí trang không còn dùng được vì cách lọc hoặc sắp xếp đã đổi. Mở lại từ trang đầu.',
    en: 'This page position no longer fits the filter or order. Start again from the first page.',
  },
  'warehouse.policy-expired': {
    vi: 'Quyền khai thác này không còn hiệu lực. Gửi yêu cầu chia sẻ mới cho cơ quan chủ quản.',
    en: 'This right to read is no longer in force. Send a new sharing request to the owner agency.',
  },
  'warehouse.quota-exceeded': {
    vi: 'Đã dùng hết {rows} dòng được cấp. Chờ kỳ sau hoặc xin cấp thêm.',
    en: 'The {rows} rows granted are used up. Wait for the next period or ask for more.',
  },
  'warehouse.no-store': {
    vi: 'Bộ dữ liệu này chưa có dữ liệu được duyệt. Quay lại sau khi cơ quan chủ quản nạp lần đầu.',
    en: 'This dataset has no approved data yet. Come back after the owner agency has loaded it.',
  },
  'warehouse.invalid-schema': {
    vi: 'Cấu trúc có chỗ chưa đúng. Xem từng chỗ bên dưới rồi xác nhận lại.',
    en: 'The schema has faults. See each one below and confirm again.',
  },
  'warehouse.invalid-mapping': {
    vi: 'Cột {column} của tệp gán cho trường “{field}” không đúng. Mỗi trường nhận nhiều nhất một cột; xem lại cách gán.',
    en: 'Column {column} of the file is wrongly assigned to “{field}”. A field takes at most one column; look at the assignment again.',
  },
  'warehouse.rebuild-required': {
    vi: 'Thay đổi này ({change}) phải dựng lại kho của bộ dữ liệu và chưa làm được tại đây. Chỉ có thể thêm trường không bắt buộc hoặc nới kiểu số.',
    en: 'This change ({change}) needs the store to be rebuilt and cannot be made here. Only optional fields can be added and number types widened.',
  },
  'warehouse.undo-blocked': {
    vi: 'Không hoàn lại được lần nạp {number}: lần nạp {later} sau đó đã đụng tới cùng dữ liệu. Hoàn lại các lần đó trước, từ mới đến cũ.',
    en: 'Batch {number} cannot be taken back: later batches {later} touched the same data. Take those back first, newest first.',
  },
  'warehouse.corrected-file': {
    vi: 'Tệp sửa không đọc được: {problem}. Dùng đúng tệp “dòng cần sửa” đã tải về, giữ nguyên cột “Dòng số”.',
    en: 'The corrected file cannot be read: {problem}. Use the downloaded file of rows to fix and keep its row-number column.',
  },
  'warehouse.too-many-rows': {
    vi: 'Một lần chỉ sửa được nhiều nhất {most} dòng. Lọc hẹp hơn rồi làm tiếp.',
    en: 'At most {most} rows can be changed at once. Narrow the filter and go on.',
  },
  'warehouse.unit-not-asked': {
    vi: 'Địa danh này đã được chọn hoặc không còn dòng nào chờ. Tải lại trang để xem danh sách mới nhất.',
    en: 'This place was answered already, or no row waits for it. Reload the page to see the newest list.',
  },
  'warehouse.unknown-unit': {
    vi: 'Không có đơn vị hành chính “{unit}” trong danh mục. Tìm lại theo tên rồi chọn.',
    en: 'There is no administrative unit “{unit}” in the register. Search by name and choose again.',
  },
  'warehouse.unit-required': {
    vi: 'Đơn vị bị chia: chọn một trong các đơn vị mới, không để trống.',
    en: 'The unit was split: choose one of the new units, it cannot be left empty.',
  },
  'warehouse.unknown-unit-choice': {
    vi: 'Không tìm thấy lựa chọn đã ghi nhớ này. Mở lại danh sách.',
    en: 'This remembered choice was not found. Reopen the list.',
  },
  'warehouse.staging-lost': {
    vi: 'Kết quả kiểm tra của lần nạp {number} không còn đủ sau sự cố và đang được dựng lại. Chờ ít phút rồi làm lại.',
    en: 'The checked rows of batch {number} were lost in a failure and are being rebuilt. Wait a few minutes and do it again.',
  },
  'warehouse.template-without-schema': {
    vi: 'Bộ dữ liệu “{title}” chưa có cấu trúc nên chưa có mẫu Excel. Nạp tệp đầu tiên và xác nhận cấu trúc, rồi tải mẫu.',
    en: 'The dataset “{title}” has no schema yet, so there is no template. Bring a first file and confirm its schema, then download the template.',
  },
  'warehouse.batch-failed': {
    vi: 'Hệ thống chưa đọc được tệp này do lỗi của hệ thống, xin lỗi anh/chị. Nạp lại tệp; nếu vẫn lỗi, báo mã {reference}.',
    en: 'The system failed while reading this file, we apologise. Upload it again; if it fails again, quote {reference}.',
  },
})

/** Faults that only the store can see, said of a row: `{value}`, `{title}` and `{number}` are filled in. */
export const storeFaults = defineMessages({
  'warehouse.duplicate-in-store': {
    vi: '{title} “{value}” đã có trong kho. Nếu là bản cập nhật, chọn cách nạp “Cập nhật theo khóa”; nếu không, sửa lại giá trị.',
    en: '{title} “{value}” is already in the store. If this is an update, load with “update by key”; otherwise mend the value.',
  },
  'warehouse.source-conflict': {
    vi: '{titles} khác với giá trị đang có từ nguồn “{source}” (lần nạp {number}). Giữ giá trị đang có, lấy giá trị mới, hoặc sửa tay.',
    en: '{titles} differ from what source “{source}” delivered (batch {number}). Keep the stored value, take the new one, or mend it by hand.',
  },
  'warehouse.duplicate-in-batch': {
    vi: '{title} “{value}” trùng với một dòng khác trong lần nạp này. Giữ một dòng, sửa hoặc bỏ dòng còn lại.',
    en: '{title} “{value}” repeats another row of this batch. Keep one, mend or discard the other.',
  },
  'warehouse.reference-missing': {
    vi: '{title} “{value}” không có trong bộ dữ liệu {dataset}. Sửa giá trị, hoặc nạp bộ dữ liệu đó trước.',
    en: '{title} “{value}” is not in the dataset {dataset}. Mend the value, or load that dataset first.',
  },
})
