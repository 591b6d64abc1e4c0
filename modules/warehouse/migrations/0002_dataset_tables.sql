-- SPDX-License-Identifier: Apache-2.0
create schema if not exists warehouse;

-- Rows of datasets belong to a role that nobody signs in with. Tables are made and widened only by the functions
-- below; the app may read them, only the loader may add rows and close them (architecture §3C).
create schema dataset_rows authorization tinhso_ddl;
create schema warehouse_load authorization tinhso_ddl;
comment on schema dataset_rows is 'Normalised store: one table per dataset.';
comment on schema warehouse_load is 'Rows that passed the check and wait for approval; unlogged, can be made again from the batch folder.';

create function warehouse.assert_name(name text, form text) returns void
  language plpgsql immutable
  as $$
begin
  if name is null or name !~ form then
    raise exception 'name % is not allowed', coalesce(quote_literal(name), 'null') using errcode = 'invalid_name';
  end if;
end $$;

create function warehouse.assert_storage(storage text) returns void
  language plpgsql immutable
  as $$
begin
  if storage is null or storage not in ('text', 'bigint', 'numeric', 'boolean', 'date', 'timestamptz', 'smallint', 'jsonb') then
    raise exception 'storage type % is not allowed', coalesce(quote_literal(storage), 'null') using errcode = 'invalid_name';
  end if;
end $$;

create function warehouse.add_dataset_field(table_name text, field_id text, storage text, sealed boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
begin
  perform warehouse.assert_name(table_name, '^d_[0-9a-f]{16}$');
  perform warehouse.assert_name(field_id, '^f[1-9][0-9]{0,3}$');
  perform warehouse.assert_storage(storage);
  if sealed then
    execute format('alter table dataset_rows.%I add column %I text, add column %I text',
      table_name, 'f_' || field_id, 'h_' || field_id);
  else
    execute format('alter table dataset_rows.%I add column %I %s', table_name, 'f_' || field_id, storage);
  end if;
end $$;
comment on function warehouse.add_dataset_field is 'Adds a nullable field; a sealed one is kept encrypted as text, with a keyed HMAC beside it to find it by.';

create function warehouse.add_dataset_key(table_name text, key_columns text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  listed text;
  name text;
begin
  perform warehouse.assert_name(table_name, '^d_[0-9a-f]{16}$');
  foreach name in array key_columns loop
    perform warehouse.assert_name(name, '^[fh]_f[1-9][0-9]{0,3}$');
  end loop;
  select string_agg(quote_ident(part), ', ' order by position)
    into listed from unnest(key_columns) with ordinality as parts (part, position);
  name := table_name || '_key_' || left(md5(listed), 8);
  execute format('create unique index if not exists %I on dataset_rows.%I (%s) where batch_out is null', name, table_name, listed);
end $$;
comment on function warehouse.add_dataset_key is 'Keeps values unique among the rows in force; closed rows do not count.';

create function warehouse.create_dataset_table(table_name text, fields jsonb, unique_sets jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  field jsonb;
  unique_set jsonb;
begin
  perform warehouse.assert_name(table_name, '^d_[0-9a-f]{16}$');
  if jsonb_array_length(fields) > 500 then
    raise exception 'more than 500 fields' using errcode = 'too_many_columns';
  end if;
  execute format('create table dataset_rows.%I (
    row_id bigint generated always as identity primary key,
    batch_in bigint not null,
    batch_out bigint,
    record_no bigint not null,
    restores bigint,
    constraint %I check (batch_out > batch_in))', table_name, table_name || '_closed_later');
  for field in select value from jsonb_array_elements(fields) loop
    perform warehouse.add_dataset_field(table_name, field ->> 'id', field ->> 'storage', (field ->> 'sealed')::boolean);
  end loop;
  for unique_set in select value from jsonb_array_elements(unique_sets) loop
    perform warehouse.add_dataset_key(table_name, array(select jsonb_array_elements_text(unique_set)));
  end loop;
  execute format('create index %I on dataset_rows.%I (batch_in)', table_name || '_in', table_name);
  execute format('create index %I on dataset_rows.%I (batch_out) where batch_out is not null', table_name || '_out', table_name);
  execute format('create index %I on dataset_rows.%I (row_id) where batch_out is null', table_name || '_in_force', table_name);
  execute format('create index %I on dataset_rows.%I (restores) where restores is not null', table_name || '_restores', table_name);
  execute format('revoke all on dataset_rows.%I from public', table_name);
  execute format('grant select on dataset_rows.%I to tinhso_app', table_name);
  execute format('grant insert, update (batch_out) on dataset_rows.%I to tinhso_loader', table_name);
end $$;
comment on function warehouse.create_dataset_table is 'Makes the table of a dataset: [{id, storage, sealed}] and the sets of columns that are unique among rows in force.';

create function warehouse.widen_dataset_field(table_name text, field_id text, storage text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  present text;
begin
  perform warehouse.assert_name(table_name, '^d_[0-9a-f]{16}$');
  perform warehouse.assert_name(field_id, '^f[1-9][0-9]{0,3}$');
  perform warehouse.assert_storage(storage);
  select data_type into present from information_schema.columns
    where table_schema = 'dataset_rows' and columns.table_name = widen_dataset_field.table_name
      and column_name = 'f_' || field_id;
  if not ((present = 'smallint' and storage in ('bigint', 'numeric')) or (present = 'bigint' and storage = 'numeric')) then
    raise exception 'a field cannot be widened from % to %', present, storage using errcode = 'datatype_mismatch';
  end if;
  execute format('alter table dataset_rows.%I alter column %I type %s', table_name, 'f_' || field_id, storage);
end $$;

create function warehouse.create_load_table(table_name text, columns text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  name text;
  listed text := '';
begin
  perform warehouse.assert_name(table_name, '^b_[0-9a-f]{32}$');
  foreach name in array columns loop
    perform warehouse.assert_name(name, '^[fh]_f[1-9][0-9]{0,3}$');
    listed := listed || format(', %I text', name);
  end loop;
  execute format('drop table if exists warehouse_load.%I', table_name);
  execute format('create unlogged table warehouse_load.%I (record_no bigint not null%s)', table_name, listed);
  execute format('revoke all on warehouse_load.%I from public', table_name);
  execute format('grant select, insert, delete on warehouse_load.%I to tinhso_loader', table_name);
end $$;
comment on function warehouse.create_load_table is 'Makes an empty load table of a batch, all text; drops the one that was there.';

create function warehouse.drop_load_table(table_name text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
begin
  perform warehouse.assert_name(table_name, '^b_[0-9a-f]{32}$');
  execute format('drop table if exists warehouse_load.%I', table_name);
end $$;

create function warehouse.load_tables() returns setof text
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select tablename::text from pg_catalog.pg_tables where schemaname = 'warehouse_load' $$;
comment on function warehouse.load_tables is 'Names of the load tables that exist, for the sweeper.';

-- the functions that make tables run as the role that owns them
grant usage, create on schema warehouse to tinhso_ddl;
alter function warehouse.add_dataset_field(text, text, text, boolean) owner to tinhso_ddl;
alter function warehouse.add_dataset_key(text, text[]) owner to tinhso_ddl;
alter function warehouse.create_dataset_table(text, jsonb, jsonb) owner to tinhso_ddl;
alter function warehouse.widen_dataset_field(text, text, text) owner to tinhso_ddl;
alter function warehouse.create_load_table(text, text[]) owner to tinhso_ddl;
alter function warehouse.drop_load_table(text) owner to tinhso_ddl;
alter function warehouse.load_tables() owner to tinhso_ddl;
revoke create on schema warehouse from tinhso_ddl;

grant usage on schema dataset_rows to tinhso_app, tinhso_loader;
grant usage on schema warehouse_load to tinhso_loader;
