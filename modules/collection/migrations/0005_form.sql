-- SPDX-License-Identifier: Apache-2.0
create table collection.form (
  dataset_id    uuid primary key,
  file_name     text not null,
  content       bytea not null,
  uploaded_by   uuid,
  uploaded_name text not null,
  uploaded_at   timestamptz not null,
  constraint form_size check (length(content) between 1 and 10000000)
);
comment on table collection.form is 'The XLSX that a superior laid out for the consolidated tables of a dataset, with marks to fill; brought once, used by every round.';
