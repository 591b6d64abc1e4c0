-- SPDX-License-Identifier: Apache-2.0
create table open_data.erased_version_file (
  publication_id uuid not null,
  version_number integer not null,
  format text not null,
  hash text not null,
  size bigint not null,
  purge_id uuid not null,
  erased_at timestamptz not null,
  primary key (publication_id, version_number, format),
  foreign key (publication_id, version_number) references open_data.version (publication_id, number)
);

comment on table open_data.erased_version_file is
  'Files of published versions that a purge took away: their checksum stays, the bytes are gone';

create function open_data.erase_version_files(purge uuid, publication uuid, first_load bigint, at timestamptz)
  returns setof text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
begin
  perform kernel.assert_purge(purge);
  if not exists (
    select from kernel.purge p, jsonb_array_elements(p.scope -> 'objects') o, open_data.publication d
    where p.id = purge and d.id = publication and (o ->> 'parent')::uuid = d.dataset_id
      and (o ->> 'since')::bigint <= first_load) then
    raise exception 'the purge does not name this publication' using errcode = 'insufficient_privilege';
  end if;
  insert into open_data.erased_version_file (publication_id, version_number, format, hash, size, purge_id, erased_at)
    select f.publication_id, f.version_number, f.format, f.hash, f.size, purge, at
    from open_data.version_file f join open_data.version v on v.publication_id = f.publication_id and v.number = f.version_number
    where f.publication_id = publication and v.known_load >= first_load on conflict do nothing;
  delete from open_data.version_file f using open_data.version v
    where v.publication_id = f.publication_id and v.number = f.version_number
      and f.publication_id = publication and v.known_load >= first_load;
  return query select e.hash from open_data.erased_version_file e where e.publication_id = publication and e.purge_id = purge;
end $$;
comment on function open_data.erase_version_files is
  'Takes the files of versions that may hold what a purge names off the list, with a record of their checksums.';

grant usage, create on schema open_data to tinhso_ddl;
grant select on open_data.publication, open_data.version to tinhso_ddl;
grant select, delete on open_data.version_file to tinhso_ddl;
grant select, insert on open_data.erased_version_file to tinhso_ddl;
alter function open_data.erase_version_files(uuid, uuid, bigint, timestamptz) owner to tinhso_ddl;
revoke create on schema open_data from tinhso_ddl;
