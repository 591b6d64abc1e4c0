-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.calendar_day (
  day date not null,
  kind text not null,
  name_vi text not null,
  name_en text not null,
  provisional boolean not null default false,
  basis text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint calendar_day_pk primary key (day),
  constraint calendar_day_kind check (
    kind in ('holiday', 'compensatory', 'swap-off', 'swap-work', 'local-off', 'local-work')
  ),
  constraint calendar_day_name check (name_vi <> '' and name_en <> ''),
  constraint calendar_day_basis check (basis <> '')
);

comment on table kernel.calendar_day is
  'Days set by an administrator; a row here wins over the shipped table of Vietnamese holidays and over the weekday rule';
comment on column kernel.calendar_day.provisional is 'Waits for the yearly notice of the Government';
comment on column kernel.calendar_day.basis is 'The notice or decision the row comes from';
