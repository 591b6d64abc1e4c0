-- SPDX-License-Identifier: Apache-2.0
create schema if not exists quality;

create table quality.measure (
  dataset_id uuid not null,
  day        date not null,
  agency_id  uuid not null,
  correct    real,
  complete   real,
  clean      real,
  live       real,
  consistent real,
  overall    real,
  checked    bigint not null,
  passed     bigint not null,
  open_rows  bigint not null,
  due_on     date,
  constraint measure_pk primary key (dataset_id, day),
  constraint measure_shares check (least(correct, complete, clean, live, consistent, overall) >= 0
    and greatest(correct, complete, clean, live, consistent, overall) <= 1)
);
comment on table quality.measure is 'Đúng – Đủ – Sạch – Sống – Thống nhất of a dataset on a day (R-WH-14); null: nothing to measure by.';
create index measure_day on quality.measure (day, agency_id);

create table quality.issue (
  id              uuid not null,
  dataset_id      uuid not null,
  batch           integer not null,
  agency_id       uuid not null,
  state           text not null,
  rows            integer not null,
  open_rows       integer not null,
  told            uuid[] not null,
  opened_at       timestamptz not null,
  due_on          date,
  closed_at       timestamptz,
  overdue_told_at timestamptz,
  constraint issue_pk primary key (id),
  constraint issue_batch_unique unique (dataset_id, batch),
  constraint issue_state check (state in ('notified-source', 'left-out', 'waiting-source', 'fixed-here', 'fixed-at-source')),
  constraint issue_end check ((closed_at is not null) = (state in ('fixed-here', 'fixed-at-source'))),
  constraint issue_counts check (rows > 0 and open_rows between 0 and rows)
);
comment on table quality.issue is 'Rows of a batch that failed the check, as told to the administrator of the source and followed to the end (R-WH-06).';
create index issue_open on quality.issue (agency_id, due_on) where closed_at is null;

create table quality.overdue (
  dataset_id uuid not null,
  due_on     date not null,
  agency_id  uuid not null,
  told_at    timestamptz not null,
  constraint overdue_pk primary key (dataset_id, due_on)
);
comment on table quality.overdue is 'Update cycles that passed without new data, each told once (R-ING-13).';
