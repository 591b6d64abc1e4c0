-- SPDX-License-Identifier: Apache-2.0
-- Every published version has its CSV and JSON files (or the record that a purge took them away), and what is served is the newest version.
select 'open_data.version ' || v.dataset_code || ' v' || v.number || ' csv, json' as subject,
  '2' as expected,
  ((select count(*) from open_data.version_file f
      where f.publication_id = v.publication_id and f.version_number = v.number and f.format in ('csv', 'json'))
    + (select count(*) from open_data.erased_version_file e
      where e.publication_id = v.publication_id and e.version_number = v.number and e.format in ('csv', 'json')))::text as found
from open_data.version v
union all
select 'open_data.publication ' || p.dataset_code || ' current version' as subject,
  p.current_version::text as expected,
  (select max(v.number) from open_data.version v where v.publication_id = p.id)::text as found
from open_data.publication p
where p.current_version is not null
