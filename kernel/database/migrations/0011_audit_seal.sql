-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.audit_queue (
  entry_id       uuid not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint audit_queue_pk primary key (entry_id)
);
comment on table kernel.audit_queue is
  'Entries that are not yet part of the chain. An entry that is neither here nor sealed was put in from outside.';

create function kernel.queue_audit_entry() returns trigger
  language plpgsql as $$
begin
  insert into kernel.audit_queue (entry_id) values (new.id);
  return null;
end $$;

create trigger audit_entry_queue after insert on kernel.audit_entry
  for each row execute function kernel.queue_audit_entry();

insert into kernel.audit_queue (entry_id) select id from kernel.audit_entry;

create table kernel.audit_seal (
  position   bigint not null,
  entry_id   uuid not null,
  entry_hash text not null,
  chain_hash text not null,
  block      bigint not null,
  constraint audit_seal_pk primary key (position),
  constraint audit_seal_entry_unique unique (entry_id),
  constraint audit_seal_hashes check (entry_hash ~ '^[0-9a-f]{64}$' and chain_hash ~ '^[0-9a-f]{64}$')
);
comment on table kernel.audit_seal is
  'The chain over audit entries: gapless positions; chain_hash = SHA-256 of the previous chain hash and the entry hash, both in hex.';
create index audit_seal_block on kernel.audit_seal (block);

create table kernel.audit_block (
  number         bigint not null,
  first_position bigint not null,
  last_position  bigint not null,
  head_hash      text not null,
  body           text not null,
  signature      text not null,
  sealed_at      timestamptz not null,
  constraint audit_block_pk primary key (number),
  constraint audit_block_first unique (first_position),
  constraint audit_block_order check (first_position <= last_position)
);
comment on table kernel.audit_block is
  'Signed heads of the chain. body is the canonical JSON that the Ed25519 signature (base64) covers; the same lines stand in a file outside the database.';
