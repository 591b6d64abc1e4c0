-- SPDX-License-Identifier: Apache-2.0
-- The raw file of every delivery, as it was brought in, must still be there, unless a purge erased it.
select format('warehouse.batch %s: %s', id, file_name) as subject, file_hash as hash
from warehouse.batch
where file_hash is not null and not exists (select from kernel.erased_file e where e.hash = file_hash)
order by id
