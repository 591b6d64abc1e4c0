-- SPDX-License-Identifier: Apache-2.0
alter table warehouse.batch add column data_date date;
comment on column warehouse.batch.data_date is 'The day that the data of the file are about, for rows that have no date of their own';

create table warehouse.unit_choice (
  id uuid not null,
  dataset_id uuid not null,
  question text not null,
  written text not null,
  place text not null,
  unit text,
  reason text,
  chosen_by uuid,
  chosen_name text not null,
  chosen_at timestamptz not null,
  version integer not null default 1,
  constraint unit_choice_pk primary key (id),
  constraint unit_choice_once unique (dataset_id, question),
  constraint unit_choice_question check (question ~ '^(name|split)\|'),
  constraint unit_choice_split check (unit is not null or question !~ '^split\|')
);
create index unit_choice_question on warehouse.unit_choice (question);
comment on table warehouse.unit_choice is
  'What a person answered once about a written unit, or about the parts of a split one; null unit: keep it as written';
comment on column warehouse.unit_choice.unit is 'Version of the unit: code, and @first day when it has one';

create table warehouse.unit_use (
  dataset_id uuid not null,
  unit text not null,
  constraint unit_use_pk primary key (dataset_id, unit)
);
comment on table warehouse.unit_use is 'Which versions of units stand in the rows of a dataset; what became of them is computed when they are read';
