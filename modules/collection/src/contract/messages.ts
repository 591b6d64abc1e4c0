// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

export const messages = defineMessages({
  'collection.form-missing': {
    vi: 'Bộ dữ liệu này chưa có biểu mẫu của cấp trên. Tải biểu mẫu lên ở phần Đối chiếu của đợt.',
    en: 'This dataset has no form of a superior yet. Bring one on the checks page of the round.',
  },
  'collection.form-file-required': {
    vi: 'Chọn tệp biểu mẫu (.xlsx) để tải lên.',
    en: 'Choose the form (.xlsx) to bring.',
  },
  'collection.unknown-round': {
    vi: 'Không tìm thấy đợt thu thập này. Mở lại danh sách đợt thu thập.',
    en: 'This collection round was not found. Open the list of rounds again.',
  },
  'collection.unknown-dataset': {
    vi: 'Không tìm thấy bộ dữ liệu này. Chọn lại trong danh mục.',
    en: 'This dataset was not found. Choose it in the catalogue again.',
  },
  'collection.unknown-task': {
    vi: 'Không tìm thấy việc thu thập này trong phạm vi của anh/chị. Mở lại danh sách việc.',
    en: 'This task is not among yours. Open the list of tasks again.',
  },
  'collection.rules-not-issued': {
    vi: 'Bộ dữ liệu “{title}” chưa ghi nhận quy định thu thập đã ban hành. Ghi nhận quy định, rồi mở đợt.',
    en: 'No issued collection rules are recorded for “{title}”. Record the rules, then open the round.',
  },
  'collection.not-registered': {
    vi: '“{title}” chưa đăng ký xong hoặc chưa có cơ quan chủ quản. Hoàn thành đăng ký, rồi mở đợt.',
    en: '“{title}” is not registered yet or has no owner. Finish the registration, then open the round.',
  },
  'collection.no-schema': {
    vi: '“{title}” chưa có cấu trúc. Nạp một tệp mẫu và xác nhận cấu trúc, rồi mở đợt.',
    en: '“{title}” has no schema yet. Bring a sample file and confirm the schema, then open the round.',
  },
  'collection.unknown-field': {
    vi: 'Cấu trúc không có trường “{field}”. Chọn trường trong danh sách.',
    en: 'The schema has no field “{field}”. Choose one of the list.',
  },
  'collection.key-required': {
    vi: 'Bộ dữ liệu chưa có trường khóa nên không cập nhật theo khóa được. Chọn cách “thêm” hoặc “thay toàn bộ”.',
    en: 'The dataset has no key, so rows cannot be replaced by key. Choose “append” or “replace all”.',
  },
  'collection.wrong-period': {
    vi: 'Kỳ “{period}” chưa đúng. Ghi năm như 2026, quý như 2026-Q3, tháng như 2026-09.',
    en: '“{period}” is not a period. Write a year like 2026, a quarter like 2026-Q3, a month like 2026-09.',
  },
  'collection.no-agencies': {
    vi: 'Chưa có cơ quan nào để giao. Chọn ít nhất một cơ quan.',
    en: 'No agency was chosen. Choose at least one.',
  },
  'collection.unknown-agency': {
    vi: 'Không tìm thấy cơ quan đang hoạt động có mã “{agency}”. Kiểm tra danh sách.',
    en: 'There is no active agency “{agency}”. Check the list.',
  },
  'collection.unit-unknown': {
    vi: 'Chưa xác định được đơn vị hành chính của {agencies}. Ghi mã đơn vị cho từng cơ quan, hoặc chọn phạm vi theo cơ quan.',
    en: 'The administrative unit of {agencies} is not known. Give its code for each, or choose the scope by agency.',
  },
  'collection.round-exists': {
    vi: 'Đã có đợt {code} đang mở cho bộ dữ liệu và kỳ này. Mở đợt đó để theo dõi.',
    en: 'Round {code} is already open for this dataset and period. Open it to follow.',
  },
  'collection.round-not-open': {
    vi: 'Đợt thu thập không còn nhận số liệu ({status}). Liên hệ cơ quan chủ quản nếu cần mở lại.',
    en: 'The round takes no more rows ({status}). Ask its owner if it must be opened again.',
  },
  'collection.not-fillable': {
    vi: 'Số liệu đang ở bước “{status}” nên không sửa được. Rút lại hoặc chờ được trả lại rồi sửa.',
    en: 'The rows stand at “{status}” and cannot be changed. Withdraw them, or wait until they are returned.',
  },
  'collection.stale': {
    vi: 'Có người vừa sửa bản nháp này. Tải lại để xem phần khác nhau, rồi gửi.',
    en: 'Somebody has just changed this draft. Reload to see what differs, then send.',
  },
  'collection.row-of-another': {
    vi: 'Dòng {row} ghi “{value}” ở cột “{field}”, không thuộc phạm vi của {agency}. Sửa cột này hoặc bỏ dòng.',
    en: 'Row {row} has “{value}” in “{field}”, which is not {agency}. Correct it or remove the row.',
  },
  'collection.fixed-value': {
    vi: 'Dòng {row} ghi “{value}” ở cột “{field}”, nhưng đợt này là “{fixed}”. Kiểm tra lại tệp có đúng kỳ không.',
    en: 'Row {row} has “{value}” in “{field}”, but this round is “{fixed}”. Check that the file is of this period.',
  },
  'collection.too-many-rows': {
    vi: 'Mỗi cơ quan gửi tối đa {most} dòng trong một đợt. Liên hệ cơ quan chủ quản để nạp bằng tệp.',
    en: 'An agency sends at most {most} rows in a round. Ask the owner to load the file instead.',
  },
  'collection.rows-with-faults': {
    vi: 'Còn {count} dòng chưa đúng. Sửa các dòng được đánh dấu, rồi gửi.',
    en: '{count} rows are not right yet. Correct the marked rows, then send.',
  },
  'collection.agencies-missing': {
    vi: 'Còn {count} cơ quan chưa được tiếp nhận. Chờ đủ, hoặc ghi lý do tổng hợp khi còn thiếu.',
    en: '{count} agencies are not accepted yet. Wait for them, or say why you consolidate without them.',
  },
  'collection.nothing-accepted': {
    vi: 'Chưa có dòng nào được tiếp nhận để tổng hợp. Tiếp nhận bản gửi của các cơ quan trước.',
    en: 'No rows are accepted yet. Accept what the agencies sent first.',
  },
  'collection.nobody-to-remind': {
    vi: 'Không có cơ quan nào cần nhắc.',
    en: 'There is no agency to remind.',
  },
  'collection.unknown-row': {
    vi: 'Không tìm thấy dòng “{row}” trong bản gửi này. Tải lại trang.',
    en: 'Row “{row}” is not in this contribution. Reload the page.',
  },
  'collection.not-consolidating': {
    vi: 'Đợt đang ở bước “{status}” nên không làm được việc này.',
    en: 'The round stands at “{status}”, so this cannot be done.',
  },
  'collection.due-in-past': {
    vi: 'Hạn mới {day} đã qua. Chọn ngày từ hôm nay trở đi.',
    en: 'The new due day {day} is past. Choose today or later.',
  },
  'collection.reason-required': {
    vi: 'Ghi lý do đính chính để lưu cùng giá trị cũ.',
    en: 'Say why the row is corrected; the reason is kept with the old value.',
  },
  'collection.key-unchanged': {
    vi: 'Đính chính không đổi được cột khóa. Với dòng nhầm khóa, hoàn lại lần nạp hoặc mở đợt bổ sung.',
    en: 'A correction does not change the key. For a wrong key, undo the batch or open a further round.',
  },
  'collection.lead-not-state': {
    vi: 'Điều tra, khảo sát phải do cơ quan nhà nước chủ trì; “{agency}” không phải. Chọn cơ quan khác.',
    en: 'A survey is led by a state agency; “{agency}” is none. Choose another.',
  },
  'collection.not-a-survey': {
    vi: 'Đợt này không phải điều tra, khảo sát nên không có bước này.',
    en: 'This round is no survey, so it has no such step.',
  },
  'collection.not-verified': {
    vi: 'Ghi kết quả thẩm tra và ý kiến chuyên gia trước khi tổng hợp. Số liệu gửi lại thì thẩm tra lại.',
    en: 'Record the verification and an expert’s opinion before consolidating; rows sent again are verified again.',
  },
  'collection.file-required': {
    vi: 'Chưa có tệp nào được chọn. Chọn tệp Excel hoặc CSV.',
    en: 'No file was chosen. Choose an Excel or CSV file.',
  },
  'collection.no-column-known': {
    vi: 'Không cột nào của tệp khớp với biểu thu thập. Dùng tệp mẫu, hoặc sửa tên cột theo biểu.',
    en: 'No column of the file belongs to the form. Use the template, or name the columns as in the form.',
  },
  'collection.nothing-entered': {
    vi: 'Chưa có dòng nào. Nhập số liệu, hoặc xác nhận “không phát sinh”.',
    en: 'There are no rows. Enter some, or confirm that there is nothing to report.',
  },
  'collection.rows-there': {
    vi: 'Đang có {count} dòng nên không thể báo “không phát sinh”. Bỏ các dòng đó trước.',
    en: 'There are {count} rows, so “nothing to report” does not hold. Remove them first.',
  },
})
