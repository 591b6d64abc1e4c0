// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'
import { LauncherError } from '../console/say.ts'

/**
 * Looks at the server of DATABASE_URL and says what it is; throws a LauncherError when it cannot carry the house:
 * version 15 or later, UTF-8, and the right to make roles.
 */
export async function examineOutsideServer(databaseUrl: string): Promise<string> {
  const facts = await readFacts(databaseUrl)
  if (facts.version < 150_000) throw unfit(`PostgreSQL ${Math.floor(facts.version / 10_000)}`, '≥ 15')
  if (facts.encoding !== 'UTF8') throw unfit(facts.encoding, 'UTF8')
  if (!facts.mayMakeRoles) throw unfit('NOCREATEROLE', 'CREATEROLE')
  return `PostgreSQL ${Math.floor(facts.version / 10_000)}, ${facts.encoding}, ${new URL(databaseUrl).hostname}`
}

type Facts = { version: number; encoding: string; mayMakeRoles: boolean }

async function readFacts(databaseUrl: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<Facts>(`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
             (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as "mayMakeRoles"`)
    return rows[0]!
  } catch (error) {
    throw new LauncherError(
      {
        vi: `Không kết nối được máy chủ PostgreSQL của DATABASE_URL: ${(error as Error).message}`,
        en: 'The PostgreSQL server of DATABASE_URL does not answer.',
      },
      {
        vi: 'Kiểm tra địa chỉ, mật khẩu và tường lửa; bỏ DATABASE_URL để dùng PostgreSQL nhúng.',
        en: 'Check address, password and firewall; unset DATABASE_URL to use the embedded PostgreSQL.',
      },
      { cause: error },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

function unfit(found: string, needed: string): LauncherError {
  return new LauncherError(
    {
      vi: `Máy chủ PostgreSQL của DATABASE_URL chưa phù hợp: có ${found}, cần ${needed}.`,
      en: `The PostgreSQL server of DATABASE_URL does not fit: ${found}, needed ${needed}.`,
    },
    {
      vi: 'Nhờ người quản trị cơ sở dữ liệu điều chỉnh, rồi chạy lại.',
      en: 'Ask the database administrator to change that, then run again.',
    },
  )
}

/** Refuses a command that works on the files of the embedded PostgreSQL when DATABASE_URL names an outside one. */
export function refuseOutsideServer(databaseUrl: string | undefined): void {
  if (!databaseUrl) return
  throw new LauncherError(
    {
      vi: 'Cơ sở dữ liệu nằm ở máy chủ ngoài (DATABASE_URL); lệnh này chỉ làm việc với PostgreSQL nhúng.',
      en: 'The database is on an outside server (DATABASE_URL); this command works on the embedded PostgreSQL only.',
    },
    {
      vi: 'Sao lưu máy chủ đó bằng công cụ của nó (pg_basebackup, pgBackRest), rồi chép thêm thư mục files và keys.',
      en: 'Back that server up with its own tools (pg_basebackup, pgBackRest), then copy the folders files and keys as well.',
    },
  )
}
