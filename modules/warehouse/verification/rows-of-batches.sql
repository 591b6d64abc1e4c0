-- SPDX-License-Identifier: Apache-2.0
-- Rows that every loaded batch brought in and closed, as the batch states them less those that a purge erased, against a
-- count of its dataset's table.
select format('warehouse.batch %s: %s', b.id, stated.what) as subject, (stated.rows - stated.erased)::text as expected,
       (xpath('/row/n/text()', query_to_xml(
         format('select count(*) as n from dataset_rows.%I where %I = %s', d.table_name, stated.source, b.load_number),
         false, true, '')))[1]::text as found
from warehouse.batch b
join warehouse.dataset d on d.id = b.dataset_id
cross join lateral (
  select coalesce(sum(e.rows_in), 0) as rows_in, coalesce(sum(e.rows_closed), 0) as rows_closed
  from warehouse.erased_rows e where e.load_number = b.load_number) as purged
cross join lateral (values ('in', b.good, 'batch_in', purged.rows_in),
  ('closed', b.closed_rows, 'batch_out', purged.rows_closed)) as stated (what, rows, source, erased)
where b.load_number is not null and stated.rows is not null
order by b.load_number, stated.what
