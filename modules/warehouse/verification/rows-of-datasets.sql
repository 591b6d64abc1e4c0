-- SPDX-License-Identifier: Apache-2.0
-- Rows in force of every dataset, as the warehouse states them, against a count of its table.
select format('warehouse.dataset %s (%s)', d.id, d.table_name) as subject,
       d.row_count::text as expected,
       (xpath('/row/n/text()', query_to_xml(
         format('select count(*) as n from dataset_rows.%I where batch_out is null', d.table_name), false, true, '')))[1]::text as found
from warehouse.dataset d
order by d.table_name
