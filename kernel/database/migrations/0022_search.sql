-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.search_document (
  kind text not null,
  id text not null,
  title text not null,
  code text,
  body text not null default '',
  url text not null,
  agency_id uuid,
  visibility text not null,
  roles text[] not null default '{}',
  title_folded text not null generated always as (kernel.fold(title)) stored,
  code_folded text generated always as (kernel.fold(code)) stored,
  exact_words text[] not null,
  words tsvector not null generated always as (
    array_to_tsvector(
      array_remove(string_to_array(kernel.fold(coalesce(code, '') || ' ' || title || ' ' || body), ' '), '')
    )
  ) stored,
  title_words tsvector not null generated always as (
    array_to_tsvector(array_remove(string_to_array(kernel.fold(coalesce(code, '') || ' ' || title), ' '), ''))
  ) stored,
  constraint search_document_pk primary key (kind, id),
  constraint search_document_visibility check (visibility in ('public', 'official', 'agency')),
  constraint search_document_agency check (visibility <> 'agency' or agency_id is not null)
);

create index search_document_words on kernel.search_document using gin (words);

comment on table kernel.search_document is
  'What can be found: one row per thing with a page; kept by the module that owns the thing, in its own transaction';
comment on column kernel.search_document.visibility is
  'public: everyone; official: anyone signed in; agency: officials whose scope has agency_id, and holders of one of roles';
comment on column kernel.search_document.exact_words is
  'Words of code and title with their diacritics in comparing form; made by exactWords() in TypeScript';
comment on column kernel.search_document.words is 'Folded words of code, title and body; recall';
