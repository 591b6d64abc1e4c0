-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

create table kernel.procedure_definition (
  id            text not null,
  version       integer not null,
  body          jsonb not null,
  hash          text not null,
  registered_at timestamptz not null,
  constraint procedure_definition_pk primary key (id, version)
);
comment on table kernel.procedure_definition is 'Every version of every procedure ever used; a running case keeps the version it was opened with.';

create table kernel.case (
  id                   uuid not null,
  definition           text not null,
  definition_version   integer not null,
  aggregate_type       text not null,
  aggregate_id         text not null,
  title                text not null,
  link                 text,
  state                text not null,
  visit                integer not null default 1,
  agency_id            uuid,
  requester_account_id uuid,
  requester_agency_id  uuid,
  assignee_id          uuid,
  data                 jsonb not null default '{}',
  parent_id            uuid,
  parent_group         text,
  parent_visit         integer,
  parent_index         integer,
  opened_at            timestamptz not null,
  entered_at           timestamptz not null,
  closed_at            timestamptz,
  due_on               date,
  due_action           text,
  due_ledger           jsonb not null default '[]',
  clock                jsonb,
  clock_due_on         date,
  event_count          integer not null default 0,
  version              integer not null default 1,
  constraint case_pk primary key (id),
  constraint case_definition_fk foreign key (definition, definition_version) references kernel.procedure_definition (id, version),
  constraint case_parent_fk foreign key (parent_id) references kernel.case (id),
  constraint case_parent_whole check (num_nulls(parent_id, parent_group, parent_visit, parent_index) in (0, 4)),
  constraint case_child_unique unique (parent_id, parent_group, parent_visit, parent_index)
);
comment on table kernel.case is 'A running or finished procedure about one aggregate; the process truth.';
comment on column kernel.case.visit is 'Counts the states entered; confirmations, timers and children belong to one visit.';
comment on column kernel.case.due_ledger is 'Day-by-day account of the deadline of the next step.';
comment on column kernel.case.clock is 'Overall time of the case: start, length, pauses, account.';
create index case_aggregate on kernel.case (aggregate_type, aggregate_id, opened_at desc);
create index case_open_due on kernel.case (due_on, id) where closed_at is null;

create table kernel.case_event (
  id           uuid not null,
  case_id      uuid not null,
  number       integer not null,
  at           timestamptz not null,
  actor_kind   text not null,
  actor_id     text,
  actor_label  text not null,
  actor_agency uuid,
  kind         text not null,
  action       text not null,
  side         text,
  from_state   text,
  to_state     text not null,
  reason       text,
  form         jsonb not null default '{}',
  documents    jsonb not null default '[]',
  legal_basis  text[] not null default '{}',
  constraint case_event_pk primary key (id),
  constraint case_event_number unique (case_id, number),
  constraint case_event_case_fk foreign key (case_id) references kernel.case (id),
  constraint case_event_kind check (kind in ('open', 'advance', 'return', 'refuse', 'option')),
  constraint case_event_reason check (kind not in ('return', 'refuse') or (reason is not null and reason ~ '\S'))
);
comment on table kernel.case_event is 'The story of a case, append-only. A refusal or return without a reason cannot be stored.';
comment on column kernel.case_event.side is 'Set when the event is one side’s confirmation and the step has not happened yet.';

create table kernel.case_confirmation (
  case_id      uuid not null,
  visit        integer not null,
  action       text not null,
  side         text not null,
  account_id   uuid not null,
  confirmed_at timestamptz not null,
  form         jsonb not null,
  constraint case_confirmation_pk primary key (case_id, visit, action, side),
  constraint case_confirmation_person unique (case_id, visit, action, account_id),
  constraint case_confirmation_case_fk foreign key (case_id) references kernel.case (id)
);
comment on table kernel.case_confirmation is 'Which sides have agreed to a step; nobody answers for two sides.';

create table kernel.case_holder (
  id                uuid not null,
  case_id           uuid not null,
  action            text not null,
  side              text,
  role              text not null,
  agency_id         uuid,
  account_id        uuid,
  excluded_accounts uuid[] not null default '{}',
  constraint case_holder_pk primary key (id),
  constraint case_holder_case_fk foreign key (case_id) references kernel.case (id)
);
comment on table kernel.case_holder is 'Who owes the next step of an open case, resolved when the state was entered: the inbox reads this.';
create index case_holder_case on kernel.case_holder (case_id);
create index case_holder_role on kernel.case_holder (role, agency_id);
create index case_holder_account on kernel.case_holder (account_id) where account_id is not null;

create table kernel.case_timer (
  id           uuid not null,
  case_id      uuid not null,
  visit        integer not null,
  timer        text not null,
  due_at       timestamptz not null,
  armed_at     timestamptz not null,
  fired_at     timestamptz,
  cancelled_at timestamptz,
  outcome      text,
  constraint case_timer_pk primary key (id),
  constraint case_timer_once unique (case_id, visit, timer),
  constraint case_timer_case_fk foreign key (case_id) references kernel.case (id)
);
comment on table kernel.case_timer is 'Reminders and time-outs; every escalation records when it ran and what came of it.';
create index case_timer_due on kernel.case_timer (due_at) where fired_at is null and cancelled_at is null;
