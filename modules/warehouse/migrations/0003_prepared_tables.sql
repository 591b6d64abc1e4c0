-- SPDX-License-Identifier: Apache-2.0
-- Load tables hold typed values. The first large load of a dataset is prepared as the dataset's table itself: same columns,
-- constraints and indexes, written to the log while people decide; accepting it puts it in the place of the empty table.

create function warehouse.make_load_table(table_name text, columns jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  part jsonb;
  listed text := '';
begin
  perform warehouse.assert_name(table_name, '^b_[0-9a-f]{32}$');
  for part in select value from jsonb_array_elements(columns) loop
    perform warehouse.assert_name(part ->> 'column', '^[fh]_f[1-9][0-9]{0,3}$');
    perform warehouse.assert_storage(part ->> 'storage');
    listed := listed || format(', %I %s', part ->> 'column', part ->> 'storage');
  end loop;
  execute format('drop table if exists warehouse_load.%I', table_name);
  execute format('create unlogged table warehouse_load.%I (record_no bigint not null%s)', table_name, listed);
  execute format('revoke all on warehouse_load.%I from public', table_name);
  execute format('grant select, insert, delete on warehouse_load.%I to tinhso_loader', table_name);
end $$;
comment on function warehouse.make_load_table is 'Makes an empty load table of a batch, [{column, storage}]; drops the one that was there.';

create function warehouse.prepare_load_table(table_name text, dataset_table text, load_number bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  filled boolean;
begin
  perform warehouse.assert_name(table_name, '^b_[0-9a-f]{32}$');
  perform warehouse.assert_name(dataset_table, '^d_[0-9a-f]{16}$');
  execute format('select exists (select from dataset_rows.%I)', dataset_table) into filled;
  if filled then
    return false;
  end if;
  execute format('drop table if exists warehouse_load.%I', table_name);
  execute format('create table warehouse_load.%I (like dataset_rows.%I including defaults including constraints including identity)',
    table_name, dataset_table);
  execute format('alter table warehouse_load.%I alter column batch_in set default %s', table_name, load_number);
  execute format('revoke all on warehouse_load.%I from public', table_name);
  execute format('grant select, insert, delete on warehouse_load.%I to tinhso_loader', table_name);
  return true;
end $$;
comment on function warehouse.prepare_load_table is
  'Makes an empty load table that can become the table of a dataset, if that is empty; false: it holds rows, nothing was made.';

create function warehouse.index_definitions(relation regclass) returns table (name text, definition text, is_primary boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  select substr(c.relname, length(t.relname) + 1),
    replace(regexp_replace(pg_get_indexdef(i.indexrelid), ' INDEX \S+ ON \S+ ', ' INDEX ON '), t.relname, ''), i.indisprimary
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
  where i.indrelid = relation order by c.relname
$$;
comment on function warehouse.index_definitions is 'The indexes of a table without its name, so that two tables can be compared.';

create function warehouse.index_load_table(table_name text, dataset_table text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set maintenance_work_mem = '128MB'
  as $$
declare
  found record;
begin
  perform warehouse.assert_name(table_name, '^b_[0-9a-f]{32}$');
  perform warehouse.assert_name(dataset_table, '^d_[0-9a-f]{16}$');
  for found in select * from warehouse.index_definitions(format('dataset_rows.%I', dataset_table)::regclass) loop
    if found.is_primary then
      execute format('alter table warehouse_load.%I add constraint %I primary key (row_id)', table_name, table_name || found.name);
    else
      execute replace(found.definition, ' INDEX ON ',
        format(' INDEX %I ON warehouse_load.%I ', table_name || found.name, table_name));
    end if;
  end loop;
end $$;
comment on function warehouse.index_load_table is 'Gives a prepared load table the indexes of its dataset; the rows are there already, so each is built in one go.';

create function warehouse.same_structure(one regclass, other regclass) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  select (select array_agg(row(attname, atttypid, atttypmod, attnotnull, attidentity)::text order by attnum)
            from pg_attribute where attrelid = one and attnum > 0 and not attisdropped)
       = (select array_agg(row(attname, atttypid, atttypmod, attnotnull, attidentity)::text order by attnum)
            from pg_attribute where attrelid = other and attnum > 0 and not attisdropped)
     and (select array_agg(i::text) from warehouse.index_definitions(one) i)
       = (select array_agg(i::text) from warehouse.index_definitions(other) i)
     and not exists (select from pg_trigger where tgrelid in (one, other) and not tgisinternal)
     and not exists (select from pg_class where oid in (one, other) and relpersistence <> 'p')
$$;
comment on function warehouse.same_structure is 'Whether one table can stand for the other: same columns and indexes, both logged, no triggers.';

create function warehouse.adopt_load_table(table_name text, dataset_table text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
declare
  filled boolean;
  found record;
begin
  perform warehouse.assert_name(table_name, '^b_[0-9a-f]{32}$');
  perform warehouse.assert_name(dataset_table, '^d_[0-9a-f]{16}$');
  execute format('lock table dataset_rows.%I in access exclusive mode', dataset_table);
  execute format('select exists (select from dataset_rows.%I)', dataset_table) into filled;
  if filled or not warehouse.same_structure(format('dataset_rows.%I', dataset_table)::regclass,
      format('warehouse_load.%I', table_name)::regclass) then
    return false;
  end if;
  execute format('drop table dataset_rows.%I', dataset_table);
  execute format('alter table warehouse_load.%I alter column batch_in drop default', table_name);
  execute format('alter table warehouse_load.%I set schema dataset_rows', table_name);
  execute format('alter table dataset_rows.%I rename to %I', table_name, dataset_table);
  for found in select c.relname::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = format('dataset_rows.%I', dataset_table)::regclass loop
    execute format('alter index dataset_rows.%I rename to %I', found.name, dataset_table || substr(found.name, length(table_name) + 1));
  end loop;
  execute format('alter sequence dataset_rows.%I rename to %I', table_name || '_row_id_seq', dataset_table || '_row_id_seq');
  execute format('revoke all on dataset_rows.%I from public, tinhso_loader', dataset_table);
  execute format('grant select on dataset_rows.%I to tinhso_app', dataset_table);
  execute format('grant insert, update (batch_out) on dataset_rows.%I to tinhso_loader', dataset_table);
  return true;
end $$;
comment on function warehouse.adopt_load_table is
  'Puts a prepared load table in the place of its dataset''s empty table; false: the dataset holds rows or has changed, nothing was done.';

grant usage, create on schema warehouse to tinhso_ddl;
alter function warehouse.make_load_table(text, jsonb) owner to tinhso_ddl;
alter function warehouse.prepare_load_table(text, text, bigint) owner to tinhso_ddl;
alter function warehouse.index_definitions(regclass) owner to tinhso_ddl;
alter function warehouse.index_load_table(text, text) owner to tinhso_ddl;
alter function warehouse.same_structure(regclass, regclass) owner to tinhso_ddl;
alter function warehouse.adopt_load_table(text, text) owner to tinhso_ddl;
revoke create on schema warehouse from tinhso_ddl;
