// SPDX-License-Identifier: Apache-2.0

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
const places = ['Phường Đồng Xoài', 'Phường Bình Phước', 'Xã Lộc Ninh', 'Xã Bù Đăng', 'Phường Chơn Thành']

/** A tax code with a right check digit, made from a running number. */
const taxCode = (number: number): string => {
  for (let candidate = 380_100_000 + number * 11; ; candidate += 1) {
    const digits = String(candidate)
    const check = 10 - (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11)
    if (check < 10) return digits + String(check)
  }
}

const day = (number: number, year: number) =>
  `${String((number % 28) + 1).padStart(2, '0')}/${String((number % 12) + 1).padStart(2, '0')}/${year}`

/** A delivery of invented rows: header first, every cell as a person would have typed it. */
export type TrainingSheet = readonly (readonly string[])[]

/** Makers of bricks and tiles; every `faultEvery`-th row has a mistake: one in three a wrong tax code, else an unknown day. */
export const brickMakers = (from: number, count: number, faultEvery = 0): TrainingSheet => [
  ['Mã số thuế', 'Tên cơ sở', 'Địa chỉ', 'Điện thoại', 'Ngày hoạt động', 'Công suất (nghìn viên/năm)'],
  ...Array.from({ length: count }, (_, index) => {
    const number = from + index
    const wrong = faultEvery > 0 && index % faultEvery === faultEvery - 1
    const wrongCode = wrong && Math.floor(index / faultEvery) % 3 === 0
    const code = taxCode(number)
    return [
      wrongCode ? code.slice(0, 9) + String((Number(code[9]) + 1) % 10) : code,
      `Cơ sở gạch ngói số ${number}`,
      `Ấp ${(number % 12) + 1}, ${places[number % places.length]}`,
      `09${String(20_000_000 + number * 37).slice(-8)}`,
      wrong && !wrongCode ? 'chưa rõ' : day(number, 2010 + (number % 14)),
      String(200 + (number % 40) * 25),
    ]
  }),
]

/** Building permits for houses. */
export const housePermits = (count: number): TrainingSheet => [
  ['Số giấy phép', 'Ngày cấp', 'Địa chỉ công trình', 'Số tầng', 'Diện tích sàn (m2)'],
  ...Array.from({ length: count }, (_, index) => [
    `${String(index + 1).padStart(3, '0')}/GPXD`,
    day(index, 2026),
    `Số ${index + 3} đường Trần Hưng Đạo, ${places[index % places.length]}`,
    String((index % 4) + 1),
    String(60 + (index % 30) * 7),
  ]),
]

/** Stations that measure surface water. */
export const waterStations = (count: number): TrainingSheet => [
  ['Mã trạm', 'Tên trạm', 'Vĩ độ', 'Kinh độ', 'Độ pH', 'Ngày đo'],
  ...Array.from({ length: count }, (_, index) => [
    `NM${String(index + 1).padStart(2, '0')}`,
    `Trạm số ${index + 1}, ${places[index % places.length]}`,
    (11.4 + index * 0.021).toFixed(4),
    (106.6 + index * 0.017).toFixed(4),
    (6.4 + (index % 9) * 0.15).toFixed(2),
    day(index, 2026),
  ]),
]

/** Houses that need repair, hamlet by hamlet, as practice communes sent them for a year. */
export const housesToRepair = (communes: readonly string[], year: number): TrainingSheet => [
  ['Xã, phường', 'Năm', 'Thôn, ấp', 'Số nhà cần sửa', 'Kinh phí đề nghị (triệu đồng)', 'Ghi chú'],
  ...communes.flatMap((commune, index) =>
    [1, 2, 3].map((hamlet) => [
      commune,
      String(year),
      `Ấp ${hamlet}`,
      String(4 + ((index * 5 + hamlet * 3) % 17)),
      String((4 + ((index * 5 + hamlet * 3) % 17)) * 30),
      hamlet === 2 ? 'Ưu tiên hộ nghèo' : '',
    ]),
  ),
]
