-- SPDX-License-Identifier: Apache-2.0
create schema if not exists collection;

create table collection.round (
  id                uuid primary key,
  code              text not null,
  kind              text not null,
  dataset_id        uuid not null,
  dataset_code      text not null,
  dataset_title     text not null,
  owner_agency_id   uuid not null,
  title             text not null,
  period_kind       text not null,
  period            text not null,
  instructions      text not null default '',
  legal_basis       jsonb not null default '[]',
  scope_field       text not null,
  scope_by          text not null,
  fixed_values      jsonb not null default '{}',
  schema_version    integer not null,
  load_mode         text not null,
  checks            jsonb not null,
  working_days      integer not null,
  opened_on         date not null,
  due_on            date not null,
  ledger            jsonb not null,
  status            text not null,
  case_id           uuid,
  opened_by         uuid,
  opened_name       text not null,
  opened_at         timestamptz not null,
  consolidated_by   uuid,
  consolidated_name text,
  consolidated_at   timestamptz,
  batch_number      integer,
  locked_by         uuid,
  locked_name       text,
  locked_at         timestamptz,
  version           integer not null default 1,
  constraint round_code_unique unique (code),
  constraint round_kind check (kind in ('agency', 'survey', 'enterprise', 'citizen')),
  constraint round_period_kind check (period_kind in ('year', 'quarter', 'month')),
  constraint round_scope_by check (scope_by in ('agency-code', 'agency-name', 'unit-code', 'unit-name')),
  constraint round_load_mode check (load_mode in ('append', 'upsert', 'replace')),
  constraint round_status check (status in ('open', 'consolidating', 'loaded', 'locked', 'cancelled')),
  constraint round_due check (due_on >= opened_on),
  constraint round_locked check ((status = 'locked') = (locked_at is not null)),
  constraint round_batch check (status not in ('loaded', 'locked') or batch_number is not null)
);
comment on table collection.round is 'Collection round: the owner of a dataset asks many agencies, each for its own rows (000/002 Đ24.2).';
comment on column collection.round.scope_field is 'Field id that says whose a row is; a row of another is refused.';
comment on column collection.round.fixed_values is 'Values by field id that every row of the round bears (the period).';
comment on column collection.round.status is 'Changed by the effects of the procedure collection-round only.';
create index round_dataset on collection.round (dataset_id, opened_at desc);
create index round_owner on collection.round (owner_agency_id, status, due_on);

create table collection.contribution (
  id                 uuid primary key,
  round_id           uuid not null references collection.round (id),
  agency_id          uuid not null,
  agency_code        text not null,
  agency_name        text not null,
  unit_code          text,
  scope_value        text not null,
  scope_accepted     text[] not null,
  status             text not null,
  due_on             date not null,
  case_id            uuid,
  draft_version      integer not null default 0,
  nothing_to_report  boolean not null default false,
  row_count          integer not null default 0,
  fault_count        integer not null default 0,
  filled_by          uuid,
  filled_name        text,
  submitted_at       timestamptz,
  approved_by        uuid,
  approved_name      text,
  first_sent_on      date,
  sent_at            timestamptz,
  return_reason      text,
  returned_name      text,
  returned_at        timestamptz,
  times_returned     integer not null default 0,
  accepted_by        uuid,
  accepted_name      text,
  accepted_at        timestamptz,
  reminded_at        timestamptz,
  constraint contribution_once unique (round_id, agency_id),
  constraint contribution_status check (status in
    ('not-opened', 'drafting', 'awaiting-approval', 'sent', 'returned', 'accepted', 'cancelled')),
  constraint contribution_counts check (row_count >= 0 and fault_count >= 0 and draft_version >= 0),
  constraint contribution_answer check (status not in ('sent', 'accepted') or nothing_to_report or row_count > 0),
  constraint contribution_nothing check (not nothing_to_report or row_count = 0),
  constraint contribution_four_eyes check (status not in ('sent', 'accepted') or filled_by is null
    or approved_by is distinct from filled_by),
  constraint contribution_return_has_reason check (status <> 'returned' or return_reason is not null)
);
comment on table collection.contribution is 'What one agency owes to a round and where it stands; late is derived from due_on.';
comment on column collection.contribution.scope_accepted is 'Ways of writing, folded, by which the scope field names this agency.';
create index contribution_agency on collection.contribution (agency_id, status, due_on);

create table collection.contribution_row (
  contribution_id uuid not null references collection.contribution (id),
  row_key         text not null,
  position        integer not null,
  values          jsonb not null,
  origin          text not null,
  version         integer not null,
  removed         boolean not null default false,
  changed_by      uuid,
  changed_name    text not null,
  changed_at      timestamptz not null,
  faults          jsonb not null default '[]',
  return_reason   text,
  constraint contribution_row_pk primary key (contribution_id, row_key),
  constraint contribution_row_key_form check (row_key ~ '^[A-Za-z0-9_-]{1,40}$'),
  constraint contribution_row_origin check (origin in ('prefilled', 'typed', 'uploaded'))
);
comment on table collection.contribution_row is
  'Rows of a contribution as written, by field id; sensitive values sealed. version: the draft version that last changed the row. Removed rows stay as a mark, so that a slower save is told.';

create table collection.draft_save (
  contribution_id uuid not null references collection.contribution (id),
  version         integer not null,
  saved_by        uuid,
  saved_name      text not null,
  saved_at        timestamptz not null,
  source          text not null,
  changed         integer not null,
  removed         integer not null,
  changes         jsonb not null,
  constraint draft_save_pk primary key (contribution_id, version),
  constraint draft_save_source check (source in ('prefill', 'hand', 'file'))
);
comment on table collection.draft_save is 'Every saved version of a draft with what it changed (sensitive values sealed), so that nothing written is lost.';

create table collection.consolidated_row (
  round_id        uuid not null references collection.round (id),
  batch_number    integer not null,
  record_no       bigint not null,
  contribution_id uuid not null references collection.contribution (id),
  row_key         text not null,
  constraint consolidated_row_pk primary key (round_id, batch_number, record_no)
);
comment on table collection.consolidated_row is
  'Provenance of stored rows: record of the batch, the agency''s contribution, its row. The store keeps record_no of every row.';
create index consolidated_row_contribution on collection.consolidated_row (contribution_id);
