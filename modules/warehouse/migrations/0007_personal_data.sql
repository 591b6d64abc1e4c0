-- SPDX-License-Identifier: Apache-2.0
create table warehouse.lowered_field (
  dataset_id     uuid not null,
  schema_version integer not null,
  field_id       text not null,
  proposed       text not null,
  chosen         text not null,
  reason         text not null,
  lowered_by     uuid,
  lowered_name   text not null,
  lowered_at     timestamptz not null,
  constraint lowered_field_pk primary key (dataset_id, schema_version, field_id),
  constraint lowered_field_schema foreign key (dataset_id, schema_version)
    references warehouse.dataset_schema (dataset_id, version),
  constraint lowered_field_levels check (proposed in ('basic', 'sensitive') and chosen in ('none', 'basic') and proposed <> chosen),
  constraint lowered_field_reason check (reason ~ '\S')
);
comment on table warehouse.lowered_field is
  'Fields that a person protects less than was proposed, with the reason that the approver reads (R-SEC-14).';

create table warehouse.unmask_grant (
  id           uuid primary key,
  dataset_id   uuid not null references warehouse.dataset (id),
  account_id   uuid not null,
  purpose      text not null,
  granted_at   timestamptz not null,
  expires_at   timestamptz not null,
  constraint unmask_grant_purpose check (purpose ~ '\S'),
  constraint unmask_grant_term check (expires_at > granted_at)
);
comment on table warehouse.unmask_grant is
  'For what purpose and until when a person reads protected fields of a dataset in full (R-SEC-14; NĐ 13/2023 Điều 3).';
create index unmask_grant_account on warehouse.unmask_grant (account_id, dataset_id, expires_at desc);

create table warehouse.row_read (
  id            uuid primary key,
  dataset_id    uuid not null references warehouse.dataset (id),
  read_at       timestamptz not null,
  reader_id     uuid,
  reader_name   text not null,
  purpose       text not null,
  fields        text[] not null,
  unmasked      text[] not null,
  filters       text[] not null,
  row_count     bigint not null,
  key_macs      text[],
  constraint row_read_count check (row_count >= 0)
);
comment on table warehouse.row_read is
  'Who read rows of a dataset that is not open: one line per request (R-SEC-03, R-SEC-14). Values never stand here.';
comment on column warehouse.row_read.unmasked is 'Personal fields that were given in full.';
comment on column warehouse.row_read.key_macs is 'Keyed HMAC of the keys of the rows when few were read; null when the request read more.';
create index row_read_latest on warehouse.row_read (dataset_id, read_at desc, id desc);

create table warehouse.personal_scan (
  id             uuid primary key,
  dataset_id     uuid not null references warehouse.dataset (id),
  schema_version integer not null,
  load_number    bigint not null,
  row_count      bigint not null,
  columns        integer not null,
  scanned_at     timestamptz not null,
  constraint personal_scan_once unique (dataset_id, schema_version, load_number)
);
comment on table warehouse.personal_scan is
  'A scan of all open columns for personal data, once per schema version and load; publication asks for it (R-SEC-14).';

create table warehouse.personal_finding (
  id             uuid primary key,
  scan_id        uuid not null references warehouse.personal_scan (id),
  field_id       text not null,
  beside         text,
  kind           text not null,
  row_count      bigint not null,
  examples       jsonb not null,
  row_ids        bigint[] not null,
  digest         text not null,
  claimed_by     uuid,
  claimed_name   text,
  claimed_at     timestamptz,
  claim_reason   text,
  confirmed_by   uuid,
  confirmed_name text,
  confirmed_at   timestamptz,
  constraint personal_finding_once unique (scan_id, field_id, kind),
  constraint personal_finding_claim check ((claimed_by is null) = (claim_reason is null)),
  constraint personal_finding_two_persons check (confirmed_by is null or (claimed_by is not null and confirmed_by <> claimed_by))
);
comment on table warehouse.personal_finding is
  'What looks like personal data in a column that is not protected; examples are masked. It keeps the column from being published
  until it is mended, left out, or two persons call it a false alarm.';
comment on column warehouse.personal_finding.digest is 'Keyed HMAC of the different matches: the same matches in a later load keep the decision.';
