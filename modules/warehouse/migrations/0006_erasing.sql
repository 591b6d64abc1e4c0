-- SPDX-License-Identifier: Apache-2.0
create schema if not exists warehouse;

create table warehouse.erased_rows (
  purge_id    uuid not null,
  load_number bigint not null,
  rows_in     bigint not null,
  rows_closed bigint not null,
  constraint erased_rows_pk primary key (purge_id, load_number),
  constraint erased_rows_sign check (rows_in >= 0 and rows_closed >= 0)
);
comment on table warehouse.erased_rows is
  'How many rows a purge erased, by the load that had brought them and by the load that had closed them: counts of batches stay true.';

alter table warehouse.batch add column erased_by uuid;
comment on column warehouse.batch.erased_by is 'The purge that erased what this batch had brought; counts, people and times stay.';

-- Rows of datasets are deleted here and nowhere else: those that a purge names, which two persons decided.
create function warehouse.erase_versions(purge uuid, table_name text, which text) returns bigint
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
declare
  removed bigint;
begin
  perform warehouse.assert_name(table_name, '^d_[0-9a-f]{16}$');
  execute format('
    with first as (select coalesce(restores, row_id) as id from dataset_rows.%1$I where %2$s),
      gone as (delete from dataset_rows.%1$I r using (select distinct id from first) f
        where r.row_id = f.id or r.restores = f.id returning r.batch_in, r.batch_out),
      counted as (
        select load, sum(brought) as brought, sum(closed) as closed from (
          select batch_in as load, 1 as brought, 0 as closed from gone
          union all select batch_out, 0, 1 from gone where batch_out is not null) parts group by load),
      noted as (
        insert into warehouse.erased_rows (purge_id, load_number, rows_in, rows_closed)
          select $1, load, brought, closed from counted
          on conflict (purge_id, load_number) do update set rows_in = warehouse.erased_rows.rows_in + excluded.rows_in,
            rows_closed = warehouse.erased_rows.rows_closed + excluded.rows_closed),
      lowered as (
        update warehouse.dataset d set row_count = row_count - (select count(*) from gone where batch_out is null)
          where d.table_name = $2)
    select count(*) from gone', table_name, which) into removed using purge, table_name;
  return removed;
end $$;

create function warehouse.erase_rows(purge uuid) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  item jsonb;
  place record;
  removed bigint := 0;
begin
  perform kernel.assert_purge(purge);
  for item in select value from kernel.purge p, jsonb_array_elements(p.scope -> 'objects') where p.id = purge loop
    if item ->> 'type' = 'warehouse.batch' then
      select d.table_name, b.load_number into place from warehouse.batch b join warehouse.dataset d on d.id = b.dataset_id
        where b.id = (item ->> 'id')::uuid and b.load_number is not null;
      if found then
        removed := removed + warehouse.erase_versions(purge, place.table_name, format('batch_in = %L::bigint', place.load_number));
      end if;
    elsif item ->> 'type' = 'warehouse.rows' then
      select d.table_name into place from warehouse.dataset d where d.id = (item ->> 'parent')::uuid;
      if found then
        removed := removed + warehouse.erase_versions(purge, place.table_name,
          format('row_id = any(%L::bigint[])', array(select jsonb_array_elements_text(item -> 'members'))));
      end if;
    end if;
  end loop;
  return removed;
end $$;
comment on function warehouse.erase_rows is 'Erases the rows that a purge names, closed ones and copies brought back by an undo included, and counts them by load.';

grant usage, create on schema warehouse to tinhso_ddl;
grant select on warehouse.batch, warehouse.dataset to tinhso_ddl;
grant update (row_count) on warehouse.dataset to tinhso_ddl;
grant select, insert, update on warehouse.erased_rows to tinhso_ddl;
alter function warehouse.erase_versions(uuid, text, text) owner to tinhso_ddl;
alter function warehouse.erase_rows(uuid) owner to tinhso_ddl;
revoke create on schema warehouse from tinhso_ddl;
