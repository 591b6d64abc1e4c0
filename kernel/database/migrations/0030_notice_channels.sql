-- SPDX-License-Identifier: Apache-2.0
create table kernel.notice_preference (
  account_id uuid not null,
  mail       text not null,
  sms        boolean not null,
  zalo       boolean not null,
  version    integer not null,
  changed_at timestamptz not null,
  constraint notice_preference_pk primary key (account_id),
  constraint notice_preference_mail check (mail in ('at-once', 'daily', 'never'))
);
comment on table kernel.notice_preference is 'How an official wishes to be told; no row: e-mail at once, no SMS, no Zalo.';

create table kernel.outside_message (
  id          uuid not null,
  account_id  uuid not null,
  channel     text not null,
  notices     integer not null,
  begun_at    timestamptz not null,
  ended_at    timestamptz,
  outcome     text,
  problem     text,
  constraint outside_message_pk primary key (id),
  constraint outside_message_channel check (channel in ('sms', 'zalo')),
  constraint outside_message_outcome check (outcome in ('sent', 'refused')),
  constraint outside_message_end check ((ended_at is null) = (outcome is null))
);
comment on table kernel.outside_message is 'Evidence of SMS and Zalo messages: who was called to sign in and when. Their text never holds data.';
create index outside_message_account on kernel.outside_message (account_id, channel, begun_at desc);

create table kernel.channel_token (
  channel    text not null,
  origin     text not null,
  sealed     text not null,
  changed_at timestamptz not null,
  constraint channel_token_pk primary key (channel)
);
comment on table kernel.channel_token is 'Tokens that a provider changes at each renewal, encrypted; origin is a keyed hash of the one in the settings.';
