-- SPDX-License-Identifier: Apache-2.0
create table warehouse.reading_profile (
  dataset_id     uuid not null references warehouse.dataset (id),
  shape          text not null,
  schema_version integer not null,
  body           jsonb not null,
  confirmed_by   uuid,
  confirmed_name text not null,
  confirmed_at   timestamptz not null,
  constraint reading_profile_pk primary key (dataset_id, shape),
  constraint reading_profile_shape_form check (shape ~ '^[0-9a-f]{64}$'),
  constraint reading_profile_schema foreign key (dataset_id, schema_version)
    references warehouse.dataset_schema (dataset_id, version)
);
comment on table warehouse.reading_profile is
  'How files of one shape (SHA-256 of their column titles) are read and mapped, as a person last confirmed it; the next file of the shape needs no question.';
create index reading_profile_latest on warehouse.reading_profile (dataset_id, confirmed_at desc);
