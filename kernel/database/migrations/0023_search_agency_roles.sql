-- SPDX-License-Identifier: Apache-2.0
alter table kernel.search_document add column agency_roles text[];

comment on column kernel.search_document.agency_roles is
  'Which roles, held in agency_id, find it when visibility is agency; null: everyone of the agency';
