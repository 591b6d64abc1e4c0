-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.command_receipt (
  actor_key    text not null,
  key          text not null,
  command_name text not null,
  request_hash text not null,
  answer       json,
  received_at  timestamptz not null,
  constraint command_receipt_pk primary key (actor_key, key)
);
comment on table kernel.command_receipt is 'One row per idempotency key an actor has used, with the answer that was given.';

create table kernel.audit_entry (
  id             uuid primary key,
  at             timestamptz not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  actor_kind     text not null,
  actor_id       text,
  actor_label    text not null,
  actor_agency   uuid,
  address        text,
  action         text not null,
  object_type    text not null,
  object_id      text not null,
  object_label   text,
  agency_id      uuid,
  before         jsonb,
  after          jsonb,
  reason         text,
  command_id     uuid,
  correlation_id text
);
comment on table kernel.audit_entry is 'Append-only evidence of what was done (R-SEC-03); sealed into a signed chain afterwards.';
create index audit_entry_at on kernel.audit_entry (at desc, id desc);
create index audit_entry_object on kernel.audit_entry (object_type, object_id, at desc);
create index audit_entry_actor on kernel.audit_entry (actor_id, at desc);
create index audit_entry_agency on kernel.audit_entry (agency_id, at desc);

create table kernel.event_sequence (
  aggregate_type text not null,
  aggregate_id   text not null,
  last           bigint not null,
  constraint event_sequence_pk primary key (aggregate_type, aggregate_id)
);

create table kernel.event (
  id             uuid primary key,
  type           text not null,
  version        integer not null,
  occurred_at    timestamptz not null,
  actor          jsonb not null,
  agency_id      uuid,
  aggregate_type text not null,
  aggregate_id   text not null,
  sequence       bigint not null,
  correlation_id text,
  causation_id   uuid,
  data           jsonb not null,
  constraint event_sequence_unique unique (aggregate_type, aggregate_id, sequence)
);
comment on table kernel.event is 'Outbox: what happened, written with the change; one job per subscriber carries it on.';

create table kernel.event_receipt (
  subscriber  text not null,
  event_id    uuid not null references kernel.event (id),
  received_at timestamptz not null,
  constraint event_receipt_pk primary key (subscriber, event_id)
);
comment on table kernel.event_receipt is 'A subscriber handles an event once.';

create table kernel.seed (
  name       text primary key,
  applied_at timestamptz not null
);
comment on table kernel.seed is 'First content already loaded.';

create table kernel.worker_heartbeat (
  worker_id  text primary key,
  host       text not null,
  process_id integer not null,
  seen_at    timestamptz not null
);
comment on table kernel.worker_heartbeat is 'Which job workers live, so that the jobs of dead ones are freed at once.';
