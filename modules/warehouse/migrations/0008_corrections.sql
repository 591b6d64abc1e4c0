-- SPDX-License-Identifier: Apache-2.0
create table warehouse.correction (
  batch_id   uuid not null references warehouse.batch (id),
  dataset_id uuid not null,
  reason     text not null,
  asked_by   uuid,
  asked_name text not null,
  asked_at   timestamptz not null,
  constraint correction_pk primary key (batch_id),
  constraint correction_has_reason check (reason ~ '\S')
);
create index correction_dataset on warehouse.correction (dataset_id, asked_at desc);
comment on table warehouse.correction is
  'A batch that corrects rows in force (R-ING-12): why and who; what became of it is the status of the batch.';

create table warehouse.corrected_row (
  batch_id  uuid not null references warehouse.correction (batch_id),
  record_no bigint not null,
  row_id    bigint not null,
  field_ids text[] not null,
  constraint corrected_row_pk primary key (batch_id, record_no),
  constraint corrected_row_fields check (cardinality(field_ids) > 0)
);
comment on table warehouse.corrected_row is
  'Which stored row a record of a correction replaces, and which fields change. Values stay in the store: the old row is closed, never copied here.';

alter table warehouse.batch add column source_key text;
comment on column warehouse.batch.source_key is
  'Tells sources apart: the source as written, without case and diacritics, or a name that the house gives (collection, correction); null: not said';
update warehouse.batch set source_key = case when note like 'collection:%' then 'collection' else kernel.fold(btrim(source)) end
  where kind = 'upload' and btrim(source) <> '';
