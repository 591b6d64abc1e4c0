// SPDX-License-Identifier: Apache-2.0
import { LauncherError } from '../console/say.ts'

/** Whether PostgreSQL says that what lies on the disk is not what it wrote (SQLSTATE XX001, XX002): waiting does not help. */
export function isDamage(error: unknown): error is Error & { code: string } {
  return ['XX001', 'XX002'].includes(String((error as { code?: string }).code))
}

/** The refusal to go on with a database whose files are damaged; names the place as PostgreSQL told it. */
export function damagedDatabase(error: Error): LauncherError {
  return new LauncherError(
    {
      vi: `Tệp cơ sở dữ liệu bị hỏng trên đĩa: ${error.message}.`,
      en: 'The database is damaged on the disk.',
    },
    {
      vi: 'Dừng ghi dữ liệu, giữ nguyên máy, báo người phụ trách an toàn thông tin; khôi phục bản sao lưu vào một TINHSO_STATE mới.',
      en: 'Stop writing, keep the machine as it is, call the security officer; restore a backup into a new TINHSO_STATE.',
    },
    { cause: error },
  )
}
