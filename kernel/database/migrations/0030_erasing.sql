-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.purge (
  id              uuid not null,
  number          integer generated always as identity,
  kind            text not null,
  target          text not null,
  scope           jsonb not null,
  agency_ids      uuid[] not null,
  legal_basis     text not null,
  reason          text not null,
  status          text not null,
  proposed_by     uuid not null,
  proposed_name   text not null,
  proposed_at     timestamptz not null,
  decided_by      uuid,
  decided_name    text,
  decided_at      timestamptz,
  decision_reason text,
  finished_at     timestamptz,
  result          jsonb,
  version         integer not null default 1,
  constraint purge_pk primary key (id),
  constraint purge_number_unique unique (number),
  constraint purge_kind check (kind in ('state-secret', 'lawful-deletion', 'citizen-request')),
  constraint purge_status check (status in ('proposed', 'withdrawn', 'refused', 'confirmed', 'done')),
  constraint purge_basis check (legal_basis ~ '\S' and reason ~ '\S'),
  constraint purge_two_persons check (decided_by is distinct from proposed_by),
  constraint purge_confirmed check (status not in ('confirmed', 'done') or decided_by is not null)
);
comment on table kernel.purge is
  'Erasing of content decided by two persons: what (ids and hashes, never content), who, why, on which legal basis, and what was found afterwards.';
comment on column kernel.purge.scope is
  '{"objects": [{type, id, parent, since, agencyId, members}], "files": [{hash, size}]}: only this may be erased.';

create table kernel.purge_step (
  purge_id   uuid not null,
  step       text not null,
  position   integer not null,
  status     text not null,
  attempts   integer not null default 0,
  counts     jsonb not null default '{}',
  started_at timestamptz,
  ended_at   timestamptz,
  constraint purge_step_pk primary key (purge_id, step),
  constraint purge_step_purge_fk foreign key (purge_id) references kernel.purge (id),
  constraint purge_step_status check (status in ('waiting', 'running', 'done'))
);
comment on table kernel.purge_step is 'Named steps of a purge; one that was interrupted is done again until it is done.';

create table kernel.erased_file (
  hash      text not null,
  purge_id  uuid not null,
  size      bigint,
  erased_at timestamptz not null,
  constraint erased_file_pk primary key (hash),
  constraint erased_file_purge_fk foreign key (purge_id) references kernel.purge (id),
  constraint erased_file_hash check (hash ~ '^[0-9a-f]{64}$')
);
comment on table kernel.erased_file is 'Files whose bytes were erased; the hash stays, so that the same file is not taken in again.';

create table kernel.audit_erasure (
  entry_id       uuid not null,
  purge_id       uuid not null,
  command_id     uuid not null,
  remainder_hash text not null,
  constraint audit_erasure_pk primary key (entry_id),
  constraint audit_erasure_purge_fk foreign key (purge_id) references kernel.purge (id),
  constraint audit_erasure_hash check (remainder_hash ~ '^[0-9a-f]{64}$')
);
comment on table kernel.audit_erasure is
  'Audit entries whose content was erased. remainder_hash covers who, when and what kind; a sealed entry of the same command holds the digest over these rows.';
create index audit_erasure_command on kernel.audit_erasure (command_id);

create function kernel.assert_purge(purge uuid) returns void
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
begin
  if not exists (select from kernel.purge p where p.id = purge and p.status = 'confirmed' and p.decided_by <> p.proposed_by) then
    raise exception 'no purge that two persons decided' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function kernel.erase_audit_details(purge uuid, command uuid, entries uuid[], without_label boolean[], remainders text[])
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
begin
  perform kernel.assert_purge(purge);
  insert into kernel.audit_erasure (entry_id, purge_id, command_id, remainder_hash)
    select g.entry, purge, command, g.remainder from unnest(entries, remainders) as g (entry, remainder)
    join kernel.audit_entry e on e.id = g.entry and e.object_type <> 'purge';
  update kernel.audit_entry e set before = null, after = null, reason = null,
    object_label = case when g.bare then null else e.object_label end
    from unnest(entries, without_label) as g (entry, bare) where e.id = g.entry and e.object_type <> 'purge';
end $$;
comment on function kernel.erase_audit_details is 'Erases before, after, reason (and the label) of entries; who, when and what kind stay.';

create function kernel.erase_event_data(purge uuid, events uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
begin
  perform kernel.assert_purge(purge);
  update kernel.event set data = '{"erased": true}' where id = any(events);
end $$;

create function kernel.erase_case_words(purge uuid, events uuid[], words text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
begin
  perform kernel.assert_purge(purge);
  update kernel.case_event set form = '{}', reason = case when reason is null then null else words end where id = any(events);
end $$;

grant usage, create on schema kernel to tinhso_ddl;
grant select on kernel.purge, kernel.audit_entry, kernel.event, kernel.case_event to tinhso_ddl;
grant insert on kernel.audit_erasure to tinhso_ddl;
grant update (before, after, reason, object_label) on kernel.audit_entry to tinhso_ddl;
grant update (data) on kernel.event to tinhso_ddl;
grant update (form, reason) on kernel.case_event to tinhso_ddl;
alter function kernel.erase_audit_details(uuid, uuid, uuid[], boolean[], text[]) owner to tinhso_ddl;
alter function kernel.erase_event_data(uuid, uuid[]) owner to tinhso_ddl;
alter function kernel.erase_case_words(uuid, uuid[], text) owner to tinhso_ddl;
revoke create on schema kernel from tinhso_ddl;
