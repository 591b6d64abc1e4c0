-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.notice (
  id         uuid not null,
  account_id uuid not null,
  kind       text not null,
  title      jsonb not null,
  body       jsonb,
  link       text,
  sent_at    timestamptz not null,
  read_at    timestamptz,
  mailed_at  timestamptz,
  constraint notice_pk primary key (id),
  constraint notice_title check (title ? 'vi' and title ? 'en')
);
comment on table kernel.notice is 'What people are told inside the house; also by e-mail where a mail server is set.';
comment on column kernel.notice.title is 'Text in Vietnamese and English: {"vi", "en"}.';
create index notice_account on kernel.notice (account_id, sent_at desc, id desc);
create index notice_unread on kernel.notice (account_id) where read_at is null;
