-- SPDX-License-Identifier: Apache-2.0
create schema if not exists open_data;

create table open_data.publication (
  id uuid primary key,
  dataset_id uuid not null,
  dataset_code text not null,
  owner_agency_id uuid not null,
  case_id uuid,
  status text not null,
  field_ids text[] not null,
  licence text not null,
  current_version integer,
  prepared_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  version integer not null default 1,
  constraint publication_status check
    (status in ('preparing', 'proposed', 'returned', 'refused', 'confirmed', 'published', 'withdrawn')),
  constraint publication_fields check (cardinality(field_ids) > 0),
  constraint publication_published check (status <> 'published' or (current_version is not null and published_at is not null)),
  constraint publication_withdrawn check
    (status <> 'withdrawn' or (withdrawn_at is not null and length(trim(withdrawal_reason)) > 0))
);
create unique index publication_one_alive on open_data.publication (dataset_id)
  where status not in ('refused', 'withdrawn');
create index publication_code on open_data.publication (dataset_code);

comment on table open_data.publication is
  'A dataset on its way to the public, or made public, or withdrawn; at most one that is alive for a dataset (R-OPN-06)';
comment on column open_data.publication.field_ids is 'The fields of the dataset that become public';
comment on column open_data.publication.withdrawal_reason is 'Stands on the tombstone page (R-OPN-12)';

create table open_data.version (
  publication_id uuid not null references open_data.publication (id),
  number integer not null,
  dataset_code text not null,
  published_at timestamptz not null,
  known_load bigint not null,
  row_count bigint not null,
  title text not null,
  description text not null,
  owner_code text not null,
  owner_name text not null,
  sector text,
  sector_name text,
  data_type text,
  update_cycle text,
  licence text not null,
  legal_basis text[] not null,
  fields jsonb not null,
  folded text not null generated always as (
    kernel.fold(dataset_code || ' ' || title || ' ' || description || ' ' || owner_name || ' ' || coalesce(sector_name, ''))
  ) stored,
  primary key (publication_id, number),
  constraint version_number check (number > 0),
  constraint version_row_count check (row_count >= 0)
);

comment on table open_data.version is
  'What was published, as it was described on that day; never changed afterwards (R-OPN-04, R-OPN-05)';
comment on column open_data.version.known_load is 'Number of the last load that this version holds: the store is read as known after it';
comment on column open_data.version.folded is 'Text that the search looks in, without diacritics';

alter table open_data.publication add constraint publication_current_version
  foreign key (id, current_version) references open_data.version (publication_id, number) deferrable initially deferred;

create table open_data.version_file (
  publication_id uuid not null,
  version_number integer not null,
  format text not null,
  hash text not null,
  size bigint not null,
  primary key (publication_id, version_number, format),
  foreign key (publication_id, version_number) references open_data.version (publication_id, number),
  constraint version_file_format check (format in ('csv', 'json', 'geojson')),
  constraint version_file_hash check (hash ~ '^[0-9a-f]{64}$')
);

comment on table open_data.version_file is 'The files of a version; the name in the store is the SHA-256 that the page shows';

create table open_data.file_fault (
  hash text primary key,
  found_at timestamptz not null
);

comment on table open_data.file_fault is
  'Files whose bytes no longer give their checksum; they are not handed out any more (R-OPN-04)';
