-- SPDX-License-Identifier: Apache-2.0
create table open_data.overdue_notice (
  publication_id uuid not null,
  version_number integer not null,
  told_at timestamptz not null,
  primary key (publication_id, version_number),
  foreign key (publication_id, version_number) references open_data.version (publication_id, number)
);

comment on table open_data.overdue_notice is
  'Versions past their update cycle that the owner and the focal department were told of, once each (R-OPN-05)';
