-- SPDX-License-Identifier: Apache-2.0
create table collection.correction (
  id              uuid primary key,
  round_id        uuid not null references collection.round (id),
  contribution_id uuid not null references collection.contribution (id),
  row_key         text not null,
  old_values      jsonb not null,
  new_values      jsonb not null,
  reason          text not null,
  asked_by        uuid,
  asked_name      text not null,
  asked_at        timestamptz not null,
  batch_number    integer not null,
  status          text not null,
  settled_at      timestamptz,
  constraint correction_status check (status in ('waiting', 'loaded', 'refused')),
  constraint correction_settled check ((status = 'waiting') = (settled_at is null)),
  constraint correction_reason check (reason <> '')
);
comment on table collection.correction is
  'A change to a row of a locked round: old and new value (sensitive ones sealed), why, who asked; its batch says who approved (R-ING-12).';
create index correction_round on collection.correction (round_id, asked_at desc);
create index correction_batch on collection.correction (batch_number, status);
