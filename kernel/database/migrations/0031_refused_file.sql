-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.refused_file (
  number           integer generated always as identity,
  hash             text not null,
  size             bigint not null,
  mark             text not null,
  place            text not null,
  agency_id        uuid,
  brought_by       uuid not null,
  brought_name     text not null,
  brought_at       timestamptz not null,
  review_reason    text,
  review_asked_at  timestamptz,
  reviewed_by      uuid,
  reviewed_name    text,
  reviewed_at      timestamptz,
  review_decision  text,
  decision_reason  text,
  constraint refused_file_pk primary key (number),
  constraint refused_file_hash check (hash ~ '^[0-9a-f]{64}$'),
  constraint refused_file_decision check (review_decision in ('allowed', 'upheld')),
  constraint refused_file_two_persons check (reviewed_by is distinct from brought_by),
  constraint refused_file_asked check (review_decision is null or review_asked_at is not null)
);
comment on table kernel.refused_file is
  'Files that bore a mark of secrecy and were erased at once: hash, size, who, when, which mark in what kind of place; never content or name.';
create index refused_file_hash on kernel.refused_file (hash);

create table kernel.undertaking (
  account_id   uuid not null,
  text_version text not null,
  given_at     timestamptz not null,
  constraint undertaking_pk primary key (account_id, text_version)
);
comment on table kernel.undertaking is
  'Who has undertaken, to which version of the text, to bring no state secrets; each batch is recorded in the audit besides.';
