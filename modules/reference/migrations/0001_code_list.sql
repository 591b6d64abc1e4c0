-- SPDX-License-Identifier: Apache-2.0
create schema if not exists reference;
create extension if not exists btree_gist;

create table reference.code_list (
  id                uuid primary key,
  code              text not null,
  title_vi          text not null,
  title_en          text not null,
  issuing_authority text not null,
  legal_basis       text not null,
  version           integer not null default 1,
  valid_from        date not null,
  valid_to          date,
  updated_at        timestamptz not null,
  constraint code_list_code_unique unique (code),
  constraint code_list_named check (btrim(issuing_authority) <> '' and btrim(legal_basis) <> ''),
  constraint code_list_validity check (valid_to is null or valid_to > valid_from)
);
comment on table reference.code_list is 'A shared code list with its issuing authority and legal basis (000/002 Đ3.5.b, R-REF-01).';

create table reference.code_item (
  id            uuid primary key,
  list_id       uuid not null references reference.code_list (id),
  code          text not null,
  name_vi       text not null,
  name_en       text,
  parent_code   text,
  position      integer not null,
  valid_from    date not null,
  valid_to      date,
  superseded_by text,
  constraint code_item_validity check (valid_to is null or valid_to > valid_from),
  constraint code_item_one_at_a_time exclude using gist
    (list_id with =, code with =, daterange(valid_from, valid_to, '[)') with &&)
);
comment on table reference.code_item is 'A code with dated validity, half-open; closed or superseded, never deleted once used (R-REF-03).';
create index code_item_order on reference.code_item (list_id, position, code);

create table reference.code_use (
  list_code text not null,
  item_code text not null,
  used_by   text not null,
  used_at   timestamptz not null,
  constraint code_use_pk primary key (list_code, item_code, used_by)
);
comment on table reference.code_use is 'Which codes other modules have stored, so that a used code is closed and not deleted.';

create table reference.list_import (
  id          uuid primary key,
  list_id     uuid not null references reference.code_list (id),
  list_version integer not null,
  file_name   text not null,
  file_hash   text not null,
  changes     jsonb not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  applied_at  timestamptz
);
comment on table reference.list_import is 'A file compared with a list: what would change, shown before it is applied (R-REF-05).';
