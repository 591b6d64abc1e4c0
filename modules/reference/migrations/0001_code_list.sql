-- SPDX-License-Identifier: Apache-2.0
create schema if not exists reference;
create extension if not exists btree_gist;

create table reference.code_list (
  id uuid not null,
  code text not null,
  name_vi text not null,
  name_en text not null,
  issuing_authority text not null,
  legal_basis text not null,
  note text,
  valid_from date not null default '-infinity',
  valid_to date,
  edition integer not null default 1,
  version integer not null default 1,
  updated_at timestamptz not null,
  constraint code_list_pk primary key (id),
  constraint code_list_code unique (code),
  constraint code_list_code_format check (code ~ '^[a-z][a-z0-9-]*$'),
  constraint code_list_authority check (issuing_authority <> ''),
  constraint code_list_basis check (legal_basis <> ''),
  constraint code_list_validity check (valid_to is null or valid_to > valid_from)
);

comment on table reference.code_list is 'Shared code lists (R-REF-01): 000/002 Đ3.5.b, 001 Đ3.5';
comment on column reference.code_list.edition is 'Counts up with every change of the items; readers keep what they read until it does';
comment on column reference.code_list.version is 'Optimistic locking';

create table reference.code_item (
  id uuid not null,
  list_id uuid not null,
  code text not null,
  name_vi text not null,
  name_en text,
  parent_code text,
  valid_from date not null default '-infinity',
  valid_to date,
  superseded_by text,
  position integer not null,
  constraint code_item_pk primary key (id),
  constraint code_item_list_fk foreign key (list_id) references reference.code_list (id),
  constraint code_item_from unique (list_id, code, valid_from),
  constraint code_item_named check (code <> '' and name_vi <> ''),
  constraint code_item_validity check (valid_to is null or valid_to > valid_from),
  constraint code_item_superseded check (superseded_by is null or valid_to is not null),
  constraint code_item_one_at_a_time exclude using gist
    (list_id with =, code with =, daterange(valid_from, valid_to) with &&)
);

comment on table reference.code_item is 'Codes as dated versions (R-REF-03): closed or superseded, never deleted once used';

create table reference.code_list_edition (
  list_id uuid not null,
  edition integer not null,
  published_at timestamptz not null,
  published_by text not null,
  added integer not null,
  changed integer not null,
  closed integer not null,
  note text,
  constraint code_list_edition_pk primary key (list_id, edition),
  constraint code_list_edition_list_fk foreign key (list_id) references reference.code_list (id)
);

comment on table reference.code_list_edition is 'What each edition of a list changed';

create table reference.code_use (
  list_code text not null,
  item_code text not null,
  used_by text not null,
  first_used_at timestamptz not null,
  constraint code_use_pk primary key (list_code, item_code, used_by)
);

comment on table reference.code_use is 'Codes that stand in data, told by the modules that hold it; such a code is never deleted';
