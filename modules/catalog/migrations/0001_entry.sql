-- SPDX-License-Identifier: Apache-2.0
create schema if not exists catalog;

create table catalog.entry (
  id                     uuid primary key,
  code                   text not null,
  title                  text not null,
  status                 text not null,
  owner_agency_id        uuid,
  proposed_owner_ids     uuid[] not null default '{}',
  merged_into            uuid references catalog.entry (id),
  origin                 text not null,
  origin_note            text,
  data_type              text,
  sector                 text,
  purpose                text not null default '',
  scope                  text,
  fields                 jsonb not null default '[]',
  sources                jsonb not null default '[]',
  update_cycle           text,
  access                 text not null default 'shared',
  importance             text not null default 'other',
  personal_data          text not null default 'none',
  security               text not null default 'internal',
  legal_basis            jsonb not null default '[]',
  personal_data_purpose  text,
  rules_number           text,
  rules_issued_on        date,
  rules_title            text,
  case_id                uuid,
  version                integer not null default 1,
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  constraint entry_code_unique unique (code),
  constraint entry_origin check (origin in ('registration', 'inventory')),
  constraint entry_status check (status in
    ('draft', 'under-review', 'registered', 'refused', 'planned', 'awaiting-decision', 'merged')),
  constraint entry_one_owner check (owner_agency_id is not null or status in ('planned', 'awaiting-decision', 'merged')),
  constraint entry_owner_undecided check (status <> 'awaiting-decision' or cardinality(proposed_owner_ids) >= 2),
  constraint entry_merged check ((status = 'merged') = (merged_into is not null)),
  constraint entry_declared check (origin = 'inventory' or (data_type is not null and sector is not null)),
  constraint entry_classification check (
    access in ('open', 'shared', 'private') and importance in ('core', 'important', 'other')
    and personal_data in ('none', 'basic', 'sensitive') and security in ('public', 'internal', 'restricted')),
  constraint entry_rules check ((rules_number is null) = (rules_issued_on is null))
);
comment on table catalog.entry is 'The catalogue of digital data (000/002 Đ30): one line per database or dataset, one owner each (Đ4.2.a).';
comment on column catalog.entry.status is 'Changed by the effects of the registration procedure only, once registered by a person.';
create index entry_owner on catalog.entry (owner_agency_id);
create index entry_listed on catalog.entry (updated_at desc, id);

create table catalog.duplicate (
  entry_id uuid not null references catalog.entry (id) on delete cascade,
  other_id uuid not null references catalog.entry (id),
  score    numeric(4, 3) not null,
  parts    jsonb not null,
  constraint duplicate_pk primary key (entry_id, other_id)
);
comment on table catalog.duplicate is 'Likely duplicates found when an entry was registered (000/002 Đ4.2.b).';
