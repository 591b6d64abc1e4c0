-- SPDX-License-Identifier: Apache-2.0
create schema if not exists warehouse;

create table warehouse.dataset (
  id             uuid primary key,
  table_name     text not null,
  schema_version integer not null,
  row_count      bigint not null default 0,
  last_loaded_at timestamptz,
  created_at     timestamptz not null,
  constraint dataset_table_name_unique unique (table_name),
  constraint dataset_table_name_form check (table_name ~ '^d_[0-9a-f]{16}$'),
  constraint dataset_row_count_sign check (row_count >= 0)
);
comment on table warehouse.dataset is 'A dataset that has a store; its id is the id of its catalogue entry. The row is the lock of every load.';

create table warehouse.dataset_schema (
  dataset_id    uuid not null references warehouse.dataset (id),
  version       integer not null,
  body          jsonb not null,
  proposed_by   text,
  proposed_at   timestamptz,
  approved_by   uuid,
  approved_name text not null,
  approved_at   timestamptz not null,
  reason        text,
  constraint dataset_schema_pk primary key (dataset_id, version)
);
comment on table warehouse.dataset_schema is 'Every version of a dataset''s schema, as a person confirmed it.';

create sequence warehouse.load_number;
comment on sequence warehouse.load_number is 'Numbers of loads; within one dataset a later load has a higher number, because loads of a dataset wait for one another.';

create table warehouse.batch (
  id                uuid primary key,
  dataset_id        uuid not null,
  number            integer not null,
  agency_id         uuid not null,
  kind              text not null,
  mode              text not null,
  status            text not null,
  file_hash         text,
  file_name         text,
  file_size         bigint,
  source            text,
  collection_method text,
  note              text,
  reading           jsonb,
  column_uses       jsonb,
  analysis          text,
  schema_version    integer,
  physical          bigint,
  non_data          bigint,
  good              bigint,
  quarantined       bigint,
  discarded         bigint,
  warned            bigint,
  by_rule           jsonb,
  profile           jsonb,
  progress          jsonb,
  problem           jsonb,
  uploaded_by       uuid,
  uploaded_name     text not null,
  uploaded_at       timestamptz not null,
  submitted_by      uuid,
  submitted_name    text,
  submitted_at      timestamptz,
  left_out_reason   text,
  decided_by        uuid,
  decided_name      text,
  decided_at        timestamptz,
  decision_reason   text,
  load_number       bigint,
  loaded_at         timestamptz,
  closed_rows       bigint,
  undo_of           uuid references warehouse.batch (id),
  undone_by         uuid references warehouse.batch (id),
  version           integer not null default 1,
  constraint batch_number_unique unique (dataset_id, number),
  constraint batch_load_number_unique unique (load_number),
  constraint batch_kind check (kind in ('upload', 'undo')),
  constraint batch_mode check (mode in ('append', 'replace', 'upsert', 'restore')),
  constraint batch_status check (status in ('uploaded', 'reading', 'proposed', 'checking', 'needs-fixes', 'ready',
    'submitted', 'approved', 'loaded', 'returned', 'cancelled', 'failed', 'undone')),
  constraint batch_nothing_lost check (physical is null
    or physical = good + quarantined + non_data + discarded),
  constraint batch_counts_sign check (good >= 0 and quarantined >= 0 and non_data >= 0 and discarded >= 0),
  constraint batch_four_eyes check (kind = 'undo' or uploaded_by is null or status not in ('approved', 'loaded', 'undone')
    or (decided_by is distinct from uploaded_by and decided_by is distinct from submitted_by and decided_by is not null)),
  constraint batch_loaded_has_number check ((status in ('loaded', 'undone')) = (load_number is not null)),
  constraint batch_return_has_reason check (status <> 'returned' or decision_reason is not null)
);
comment on table warehouse.batch is 'One delivery of data: its file, its counts, who brought it, who decided, and what became of it (R-ING-01, R-ING-15).';
comment on constraint batch_four_eyes on warehouse.batch is
  'R-ING-15: what a person brought, another person accepted; only the house''s own first content has no person.';
comment on constraint batch_nothing_lost on warehouse.batch is
  'R-WH-02: physical records = good + rows that need fixing + declared non-data + rows a person declared non-data.';
create index batch_dataset on warehouse.batch (dataset_id, number desc);
create index batch_agency on warehouse.batch (agency_id, status, uploaded_at desc);
create index batch_file on warehouse.batch (dataset_id, file_hash);

create table warehouse.batch_step (
  batch_id   uuid not null references warehouse.batch (id),
  step       text not null,
  attempt    integer not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  outcome    text not null,
  constraint batch_step_pk primary key (batch_id, step, attempt),
  constraint batch_step_outcome check (outcome in ('running', 'done', 'failed', 'interrupted', 'cancelled'))
);
comment on table warehouse.batch_step is 'Named steps of a batch as they began and ended; a step that was interrupted is begun again with the next attempt.';

create table warehouse.quarantine_row (
  batch_id     uuid not null references warehouse.batch (id),
  record_no    bigint not null,
  line         bigint,
  original     jsonb not null,
  current      jsonb not null,
  normalised   jsonb,
  status       text not null,
  changed_by   uuid,
  changed_name text,
  changed_at   timestamptz,
  reason       text,
  constraint quarantine_row_pk primary key (batch_id, record_no),
  constraint quarantine_row_status check (status in ('open', 'passed', 'discarded', 'left-out')),
  constraint quarantine_row_passed check ((status = 'passed') = (normalised is not null)),
  constraint quarantine_row_reason check (status not in ('discarded', 'left-out') or reason is not null)
);
comment on table warehouse.quarantine_row is 'Quality store: a record with at least one error, as written in the file and as corrected. Sensitive values are sealed.';
create index quarantine_row_status on warehouse.quarantine_row (batch_id, status, record_no);

create table warehouse.quarantine_fault (
  batch_id  uuid not null,
  record_no bigint not null,
  position  integer not null,
  field     text,
  rule      text not null,
  severity  text not null,
  code      text not null,
  value     text,
  message   jsonb not null,
  constraint quarantine_fault_pk primary key (batch_id, record_no, position),
  constraint quarantine_fault_row foreign key (batch_id, record_no)
    references warehouse.quarantine_row (batch_id, record_no) on delete cascade,
  constraint quarantine_fault_severity check (severity in ('error', 'warning'))
);
comment on table warehouse.quarantine_fault is 'What is wrong with a record: field, value, rule and one sentence for people.';
create index quarantine_fault_rule on warehouse.quarantine_fault (batch_id, rule);
