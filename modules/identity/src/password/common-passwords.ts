// SPDX-License-Identifier: Apache-2.0

// folded, without marks, blanks and surrounding digits; what people here choose first when a long one is asked for
const words = `
password passwordpassword matkhau matkhaumatkhau matkhaumoi matkhaucuatoi doimatkhau quenmatkhau khongcomatkhau
admin administrator adminadmin quantri quantrivien quantrihethong nguoiquantri hethong
qwerty qwertyuiop qwertyuiopasdfghjkl asdfghjkl zxcvbnm qwertyqwerty qazwsxedc qazwsxedcrfv qweasdzxc
iloveyou iloveyouforever anhyeuem emyeuanh anhyeuemnhieulam emyeuanhnhieulam yeuemmaimai conyeume giadinhtoi giadinhlasomot
welcome welcomewelcome letmein letmeinplease changeme changemeplease pleasechangeme xinchao xinchaovietnam
vietnam vietnamvodich tovietnam toiyeuvietnam toquocvietnam hochiminh chutichhochiminh bachomuonnam hanoi saigon
binhphuoc tinhbinhphuoc binhdinh tinhbinhdinh thuathienhue thanhphohue dongnai tinhdongnai dongxoai
canbo canboxa congchuc congchucnhanuoc uyban uybannhandan ubnd ubndtinh ubndxa sothongtin sokhoahoc sokhoahoccongnghe
tinhso chuyendoiso chuyendoisoquocgia chinhphudientu dulieu dulieuso khodulieu danhmucdungchung
abc abcd abcabc abcdef abcdefgh abcdefghijkl abcdefghijklmn abcdefghijklmnop test testtest kiemtra kiemthu
onetwothree mothaibabon motbahaibon mothaibabonnam khongbiet khongnho toikhongbiet toikhongnho nothing
superman spiderman manchester manchesterunited chelsea liverpool barcelona realmadrid
monkey dragon sunshine princess football baseball master shadow michael
computer internet microsoft windows facebook google zalo youtube samsung iphone
nguyenvan nguyenvana nguyenthi tranvan levan phamvan hoangvan
chucmungnammoi annhien hanhphuc hanhphucmaimai binhan vuivekhoemanh thanhcong maymanca
correcthorsebatterystaple thequickbrownfox
`

/** Passwords, folded and without surrounding digits, that are guessed first; kept small because it is read at start. */
export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/))
