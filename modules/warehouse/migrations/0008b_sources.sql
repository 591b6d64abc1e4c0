-- SPDX-License-Identifier: Apache-2.0
create table warehouse.source_conflict (
  batch_id     uuid not null,
  record_no    bigint not null,
  row_id       bigint not null,
  stored_batch uuid not null references warehouse.batch (id),
  field_ids    text[] not null,
  choice       text,
  decided_by   uuid,
  decided_name text,
  decided_at   timestamptz,
  constraint source_conflict_pk primary key (batch_id, record_no),
  constraint source_conflict_row foreign key (batch_id, record_no)
    references warehouse.quarantine_row (batch_id, record_no) on delete cascade,
  constraint source_conflict_choice check (choice in ('stored', 'new', 'by-hand')),
  constraint source_conflict_decided check ((choice is null) = (decided_at is null))
);
comment on table warehouse.source_conflict is
  'A record that says otherwise than the stored row of another source (R-WH-04), and what a person chose; both values stay where they are.';

create table warehouse.source_order (
  dataset_id   uuid not null,
  sources      text[] not null,
  reason       text not null,
  decided_by   uuid,
  decided_name text not null,
  decided_at   timestamptz not null,
  version      integer not null,
  constraint source_order_pk primary key (dataset_id)
);
comment on table warehouse.source_order is 'Which source counts before which when they say different things about one row; the first counts most.';
