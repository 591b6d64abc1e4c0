-- SPDX-License-Identifier: Apache-2.0
create table organisations.unit (
  id uuid not null,
  code text not null,
  valid_from date not null default '-infinity',
  valid_to date,
  level text not null,
  kind text not null,
  name text not null,
  parent_code text,
  decision text,
  source text not null,
  checked boolean not null,
  provisional_code boolean not null default false,
  area_km2 numeric,
  population integer,
  longitude numeric,
  latitude numeric,
  seat text,
  constraint unit_pk primary key (id),
  constraint unit_code_from unique (code, valid_from),
  constraint unit_level check (level in ('province', 'district', 'commune')),
  constraint unit_name check (name <> ''),
  constraint unit_validity check (valid_to is null or valid_to > valid_from),
  constraint unit_one_at_a_time exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);

create index unit_parent on organisations.unit (parent_code);
create index unit_name_folded on organisations.unit (kernel.fold(name));

comment on table organisations.unit is
  'Administrative units as dated versions (R-ORG-02): known by (code, valid_from), codes are reused by reforms';
comment on column organisations.unit.name is 'Full name with its kind: Phường Phú Xuân';
comment on column organisations.unit.checked is 'False: the sources differ or say too little; shown as a warning, never a refusal';

create table organisations.unit_succession (
  predecessor_id uuid not null,
  successor_id uuid not null,
  effective_on date not null,
  extent text not null,
  decision text,
  confirmed boolean not null,
  constraint unit_succession_pk primary key (predecessor_id, successor_id),
  constraint unit_succession_predecessor_fk foreign key (predecessor_id) references organisations.unit (id),
  constraint unit_succession_successor_fk foreign key (successor_id) references organisations.unit (id),
  constraint unit_succession_extent check (extent in ('full', 'partial')),
  constraint unit_succession_other check (predecessor_id <> successor_id)
);

create index unit_succession_successor on organisations.unit_succession (successor_id);

comment on table organisations.unit_succession is
  'Old unit to new unit; partial: the old one was split over several new ones and a person confirms each row';
