-- SPDX-License-Identifier: Apache-2.0
create schema if not exists legal_basis;

create table legal_basis.document (
  id uuid not null,
  ref text not null,
  aliases text[] not null default '{}',
  number text,
  type text not null,
  issuer text,
  title text,
  issued_on date,
  valid_from date,
  valid_to date,
  replaced_by text,
  level text not null,
  territory text,
  origin text not null,
  note text,
  citations jsonb not null default '[]',
  version integer not null default 1,
  updated_at timestamptz not null,
  constraint document_pk primary key (id),
  constraint document_ref unique (ref),
  constraint document_named check (number is not null or title is not null),
  constraint document_level check (level in ('national', 'provincial', 'standard')),
  constraint document_territory check (level <> 'provincial' or territory is not null),
  constraint document_origin check (origin in ('inventory', 'supplement', 'registered')),
  constraint document_validity check (valid_to is null or valid_from is null or valid_to > valid_from)
);

create unique index document_number on legal_basis.document (lower(number)) where number is not null;

comment on table legal_basis.document is 'Legal documents and standards; whatever cites a clause cites it here';
comment on column legal_basis.document.valid_from is 'Null: not stated in the sources; the day of issue is taken';
comment on column legal_basis.document.valid_to is 'First day on which it is no longer in force';
comment on column legal_basis.document.replaced_by is 'Number of the document that replaced it';
comment on column legal_basis.document.territory is 'Code of the province it holds for; null: the whole country';
comment on column legal_basis.document.aliases is 'Short names under which requirements and procedures cite it';
