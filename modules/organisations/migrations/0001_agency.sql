-- SPDX-License-Identifier: Apache-2.0
create schema if not exists organisations;
create extension if not exists btree_gist;

create table organisations.agency (
  id uuid not null,
  level text not null,
  kind text not null,
  parent_id uuid,
  budget_code text,
  address text,
  sector text,
  head text,
  domain text,
  note text,
  source text,
  manages_data boolean not null,
  valid_from date not null default '-infinity',
  valid_to date,
  closing_decision text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint agency_pk primary key (id),
  constraint agency_parent_fk foreign key (parent_id) references organisations.agency (id),
  constraint agency_not_own_parent check (parent_id <> id),
  constraint agency_level check (
    level in ('province', 'department', 'district', 'commune', 'public-service-unit')
  ),
  constraint agency_validity check (valid_to is null or valid_to > valid_from)
);

create index agency_parent on organisations.agency (parent_id);

comment on table organisations.agency is 'Register of agencies (R-ORG-01); half-open validity, -infinity: since before records';
comment on column organisations.agency.budget_code is 'Budget-relation code (mã quan hệ ngân sách)';
comment on column organisations.agency.manages_data is 'Builds or manages a database: needs focal officers (R-ORG-05)';

create table organisations.agency_code (
  code text not null,
  valid_from date not null default '-infinity',
  valid_to date,
  agency_id uuid not null,
  scheme text not null,
  constraint agency_code_pk primary key (code, valid_from),
  constraint agency_code_agency_fk foreign key (agency_id) references organisations.agency (id),
  constraint agency_code_scheme check (scheme in ('qd20', 'provisional')),
  constraint agency_code_validity check (valid_to is null or valid_to > valid_from),
  constraint agency_code_one_holder exclude using gist (code with =, daterange(valid_from, valid_to) with &&),
  constraint agency_code_one_at_a_time exclude using gist
    (agency_id with =, daterange(valid_from, valid_to) with &&)
);

comment on table organisations.agency_code is
  'Codes over time: an agency is known by (code, valid_from); a code has one holder at a time (QĐ 20/2020/QĐ-TTg)';

create table organisations.agency_name (
  agency_id uuid not null,
  valid_from date not null default '-infinity',
  valid_to date,
  name text not null,
  short_name text,
  decision text,
  constraint agency_name_pk primary key (agency_id, valid_from),
  constraint agency_name_agency_fk foreign key (agency_id) references organisations.agency (id),
  constraint agency_name_given check (name <> ''),
  constraint agency_name_validity check (valid_to is null or valid_to > valid_from),
  constraint agency_name_one_at_a_time exclude using gist
    (agency_id with =, daterange(valid_from, valid_to) with &&)
);

create index agency_name_folded on organisations.agency_name (kernel.fold(name));

comment on table organisations.agency_name is 'Names over time, each with the decision that gave it';

create table organisations.agency_succession (
  predecessor_id uuid not null,
  successor_id uuid not null,
  effective_on date not null,
  kind text not null,
  decision text,
  note text,
  constraint agency_succession_pk primary key (predecessor_id, successor_id, effective_on),
  constraint agency_succession_predecessor_fk foreign key (predecessor_id) references organisations.agency (id),
  constraint agency_succession_successor_fk foreign key (successor_id) references organisations.agency (id),
  constraint agency_succession_kind check (kind in ('merged', 'split', 'renamed', 'transferred')),
  constraint agency_succession_other check (predecessor_id <> successor_id)
);

create index agency_succession_successor on organisations.agency_succession (successor_id);

comment on table organisations.agency_succession is 'Who took over from whom, by which decision';

create table organisations.focal_officer (
  id uuid not null,
  agency_id uuid not null,
  rank text not null,
  full_name text not null,
  position text not null,
  duty text not null,
  phone text,
  email text,
  account_id uuid,
  active_from date not null,
  active_to date,
  constraint focal_officer_pk primary key (id),
  constraint focal_officer_agency_fk foreign key (agency_id) references organisations.agency (id),
  constraint focal_officer_rank check (rank in ('main', 'deputy')),
  constraint focal_officer_duty check (duty in ('specialist', 'technical')),
  constraint focal_officer_reachable check (phone is not null or email is not null),
  constraint focal_officer_validity check (active_to is null or active_to >= active_from)
);

create unique index focal_officer_one_active on organisations.focal_officer (agency_id, rank) where active_to is null;

comment on table organisations.focal_officer is
  'Named focal officers of an agency for data (001 Đ12.1.b, Đ12.2): one main (chính), one deputy (dự phòng)';

create table organisations.provincial_focal_point (
  id uuid not null,
  agency_id uuid not null,
  active_from date not null,
  active_to date,
  decision text,
  constraint provincial_focal_point_pk primary key (id),
  constraint provincial_focal_point_agency_fk foreign key (agency_id) references organisations.agency (id)
);

create unique index provincial_focal_point_one_active on organisations.provincial_focal_point ((active_to is null))
  where active_to is null;

comment on table organisations.provincial_focal_point is 'The provincial focal point (001 Đ12.1.a): exactly one at any time';
