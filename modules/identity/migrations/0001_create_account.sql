-- SPDX-License-Identifier: Apache-2.0
create schema if not exists identity;

create table identity.account (
  id                   uuid primary key,
  username             text not null,
  identifier_mac       text,
  identifier_sealed    text,
  display_name         text not null,
  email                text,
  phone                text,
  position_title       text,
  agency_id            uuid,
  status               text not null,
  status_reason        text,
  origin               text not null,
  requested_at         timestamptz not null,
  approved_at          timestamptz,
  activated_at         timestamptz,
  suspended_at         timestamptz,
  closed_at            timestamptz,
  password_hash        text,
  password_changed_at  timestamptz,
  must_change_password boolean not null default true,
  one_time_until       timestamptz,
  last_sign_in_at      timestamptz,
  version              integer not null default 1,
  constraint account_username_unique unique (username),
  constraint account_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{1,59}$'),
  constraint account_identifier_unique unique (identifier_mac),
  constraint account_identifier_whole check ((identifier_mac is null) = (identifier_sealed is null)),
  constraint account_status_known check (status in ('requested', 'approved', 'active', 'suspended', 'closed')),
  constraint account_origin_known check (origin in ('first-start', 'training', 'request', 'import')),
  constraint account_status_dated check (
    (status not in ('approved', 'active') or approved_at is not null)
    and (status <> 'suspended' or suspended_at is not null)
    and (status <> 'closed' or closed_at is not null))
);
comment on table identity.account is 'One account per official in the whole province (R-SSO-01), with its life cycle (R-SSO-07).';
comment on column identity.account.identifier_mac is 'Keyed HMAC of the personal identifier; finds the same person without showing the number.';
comment on column identity.account.identifier_sealed is 'The personal identifier, encrypted; null only for accounts of the house itself (first start, training).';
comment on column identity.account.agency_id is 'Home agency; points at organisations, which other modules may not join.';
comment on column identity.account.one_time_until is 'Until when a password from a slip may be used.';
create index account_agency on identity.account (agency_id, status);

create table identity.former_password (
  account_id uuid not null references identity.account (id),
  hash       text not null,
  used_until timestamptz not null,
  constraint former_password_pk primary key (account_id, used_until)
);
comment on table identity.former_password is 'Passwords that may not be chosen again (national level-3 checklist, row 2).';

create table identity.role_grant (
  id                uuid primary key,
  account_id        uuid not null references identity.account (id),
  role              text not null,
  agency_id         uuid,
  includes_children boolean not null,
  valid_from        date not null,
  valid_to          date,
  decision_number   text,
  granted_at        timestamptz not null,
  granted_by        text not null,
  revoked_at        timestamptz,
  revoked_by        text,
  revoked_reason    text,
  constraint role_grant_range check (valid_to is null or valid_to > valid_from),
  constraint role_grant_revoked_whole check ((revoked_at is null) = (revoked_by is null))
);
comment on table identity.role_grant is 'A role in an agency, from a day to a day (not included), by a decision (R-SSO-06).';
comment on column identity.role_grant.agency_id is 'Null: the role is held for the province as a whole.';
create unique index role_grant_open on identity.role_grant (account_id, role, agency_id, valid_from)
  nulls not distinct where revoked_at is null;
create index role_grant_by_role on identity.role_grant (role, agency_id) where revoked_at is null;

create table identity.session (
  id               uuid primary key,
  token_hash       text not null,
  account_id       uuid not null references identity.account (id),
  stage            text not null,
  return_path      text,
  authenticated_by text not null,
  authenticated_at timestamptz not null,
  last_seen_at     timestamptz not null,
  expires_at       timestamptz not null,
  address          text not null,
  device           text not null,
  ended_at         timestamptz,
  ended_because    text,
  constraint session_token_unique unique (token_hash),
  constraint session_stage_known check (stage in ('password-change', 'complete')),
  constraint session_end_whole check ((ended_at is null) = (ended_because is null))
);
comment on table identity.session is 'Sessions live on the server; the browser holds a random token, the table only its SHA-256.';
comment on column identity.session.stage is 'What is still asked of the person before the session may be used; only a complete one speaks for its account.';
create index session_open on identity.session (account_id) where ended_at is null;

create table identity.sign_in_guard (
  key          text primary key,
  failures     integer not null,
  last_at      timestamptz not null,
  wait_until   timestamptz not null,
  locked_until timestamptz
);
comment on table identity.sign_in_guard is 'Counts attempts per typed username (keyed HMAC) and per network; names that do not exist are counted alike.';

create table identity.account_import (
  id               uuid primary key,
  file_name        text not null,
  file_hash        text not null,
  decision_number  text,
  valid_from       date not null,
  rows_sealed      text,
  fingerprint      text not null,
  status           text not null,
  uploaded_at      timestamptz not null,
  uploaded_by      uuid not null,
  applied_at       timestamptz,
  slips_issued_at  timestamptz,
  summary          jsonb not null,
  constraint account_import_status_known check (status in ('proposed', 'applied'))
);
comment on table identity.account_import is 'A personnel list someone uploaded; its rows are encrypted and dropped once applied.';

create table identity.account_import_member (
  import_id  uuid not null references identity.account_import (id),
  account_id uuid not null references identity.account (id),
  constraint account_import_member_pk primary key (import_id, account_id)
);
comment on table identity.account_import_member is 'Accounts that an import created; they get the printed slips.';
