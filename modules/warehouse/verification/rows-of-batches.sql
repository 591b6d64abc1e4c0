-- SPDX-License-Identifier: Apache-2.0
-- Rows that every loaded batch brought in and closed, as the batch states them, against a count of its dataset's table.
select format('warehouse.batch %s: %s', b.id, stated.what) as subject, stated.rows::text as expected,
       (xpath('/row/n/text()', query_to_xml(
         format('select count(*) as n from dataset_rows.%I where %I = %s', d.table_name, stated.source, b.load_number),
         false, true, '')))[1]::text as found
from warehouse.batch b
join warehouse.dataset d on d.id = b.dataset_id
cross join lateral (values ('in', b.good, 'batch_in'), ('closed', b.closed_rows, 'batch_out')) as stated (what, rows, source)
where b.load_number is not null and stated.rows is not null
order by b.load_number, stated.what
