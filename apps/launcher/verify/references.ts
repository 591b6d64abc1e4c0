// SPDX-License-Identifier: Apache-2.0
import { type Check, judged } from './check-result.ts'
import { tryQuery } from './try-query.ts'

type Reference = { name: string; sql: string }

/** Every row that points at another still finds it: a row removed behind the database's back shows here. */
export const references: Check = {
  title: { vi: 'Liên kết giữa các bảng', en: 'References between tables' },
  run: async ({ client }, tell) => {
    const { rows } = await client.query<Reference>(orphanQueries)
    const problems: string[] = []
    for (const [index, { name, sql }] of rows.entries()) {
      if (index % 20 === 0) tell(`${index}/${rows.length}`)
      const { rows: counted, failure } = await tryQuery<{ orphans: string }>(client, sql)
      if (failure) problems.push(`${name}: ${failure}`)
      else if (counted[0]?.orphans !== '0')
        problems.push(`${name}: ${counted[0]?.orphans} dòng trỏ vào chỗ trống · dangling rows`)
    }
    return judged({ vi: `${rows.length} liên kết`, en: `${rows.length} references` }, problems)
  },
}

/** One counting query per foreign key; a null in any column means "points at nothing", as the database itself reads it. */
const orphanQueries = `
  select format('%s.%s', r.conrelid::regclass, r.conname) as name,
         format('select count(*)::text as orphans from %s c where %s and not exists (select from %s p where %s)',
           r.conrelid::regclass,
           string_agg(format('c.%I is not null', own.attname), ' and '),
           r.confrelid::regclass,
           string_agg(format('p.%I = c.%I', other.attname, own.attname), ' and ')) as sql
  from pg_constraint r
  cross join lateral unnest(r.conkey, r.confkey) as pair (own, other)
  join pg_attribute own on own.attrelid = r.conrelid and own.attnum = pair.own
  join pg_attribute other on other.attrelid = r.confrelid and other.attnum = pair.other
  where r.contype = 'f' and r.conparentid = 0 and not r.conperiod
  group by r.oid, r.conrelid, r.conname, r.confrelid
  order by 1`
