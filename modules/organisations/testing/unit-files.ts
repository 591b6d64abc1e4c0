// SPDX-License-Identifier: Apache-2.0

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`

const tiers = 'province_code,province_name,district_code,district_name,commune_code,commune_name'

/** A small import folder, by file name: real rows in which every kind of change occurs. */
export const unitFilesForTests = (): Record<string, string> => ({
  'provinces-63-2025-03.csv': lines(
    'code,full_name,merged_into_code_2025_07',
    '01,Thành phố Hà Nội,01',
    '46,Thành phố Huế,46',
    '52,Tỉnh Bình Định,52',
    '64,Tỉnh Gia Lai,52',
    '70,Tỉnh Bình Phước,75',
    '75,Tỉnh Đồng Nai,75',
  ),
  'provinces-34-2026-07.csv': lines(
    'code,full_name,unit_type,commune_count',
    '01,Thành phố Hà Nội,Thành phố,126',
    '46,Thành phố Huế,Thành phố,40',
    '52,Tỉnh Gia Lai,Tỉnh,135',
    '75,Thành phố Đồng Nai,Thành phố,95',
  ),
  'pre-reform-3tier-2024-07.csv': lines(
    tiers,
    '46,Tỉnh Thừa Thiên Huế,474,Thành phố Huế,19753,Phường Thuận Lộc',
    '46,Tỉnh Thừa Thiên Huế,474,Thành phố Huế,19777,Phường Vỹ Dạ',
    '70,Tỉnh Bình Phước,692,Huyện Lộc Ninh,25270,Thị trấn Lộc Ninh',
  ),
  'pre-reform-3tier-2025-03.csv': lines(
    tiers,
    '46,Thành phố Huế,474,Quận Thuận Hóa,19777,Phường Vỹ Dạ',
    '46,Thành phố Huế,475,Quận Phú Xuân,19753,Phường Thuận Lộc',
    '52,Tỉnh Bình Định,544,Huyện Hoài Ân,21727,Xã Ân Nghĩa',
    '70,Tỉnh Bình Phước,692,Huyện Lộc Ninh,25270,Thị trấn Lộc Ninh',
  ),
  'post-reform-2tier-2026-07.csv': lines(
    'province_code,province_name,commune_code,commune_name,unit_type',
    '46,Thành phố Huế,19753,Phường Phú Xuân,Phường',
    '46,Thành phố Huế,19777,Phường Vỹ Dạ,Phường',
    '46,Thành phố Huế,20179,Xã Nam Đông,Xã',
    '52,Tỉnh Gia Lai,21628,Xã An Hoà,Xã',
    '52,Tỉnh Gia Lai,21727,Xã Kim Sơn,Xã',
    '75,Thành phố Đồng Nai,25270,Xã Lộc Ninh,Xã',
  ),
  'map-old-to-new.csv': lines(
    'old_province_code,old_province_name,old_district_code,old_district_name,old_commune_code,old_commune_name,new_province_code,new_commune_code,new_commune_name,kind',
    '46,Thành phố Huế,475,Quận Phú Xuân,19753,Phường Thuận Lộc,46,19753,Phường Phú Xuân,full',
    '46,Thành phố Huế,474,Quận Thuận Hóa,19777,Phường Vỹ Dạ,46,19777,Phường Vỹ Dạ,full',
    '46,Thành phố Huế,,,20176,Xã Hương Hòa,46,20179,Xã Nam Đông,full',
    '52,Tỉnh Bình Định,544,Huyện Hoài Ân,21727,Xã Ân Nghĩa,52,21727,Xã Kim Sơn,partial',
    '52,Tỉnh Bình Định,544,Huyện Hoài Ân,21727,Xã Ân Nghĩa,52,21628,Xã An Hoà,partial',
    '70,Tỉnh Bình Phước,692,Huyện Lộc Ninh,25270,Thị trấn Lộc Ninh,75,25270,Xã Lộc Ninh,full',
  ),
  'post-reform-area-population-2025-07.csv': lines(
    'province_code,commune_code,commune_name,area_km2,population,lon,lat,admin_centre,formed_from_text',
    '46,19753,Phường Phú Xuân,10.38,130247,107.577,16.4785,"394 Đinh Tiên Hoàng, phường Phú Xuân",Phường Thuận Lộc',
  ),
})
