-- SPDX-License-Identifier: Apache-2.0
alter table collection.round
  add column lead_agency_id uuid,
  add column verified_name  text,
  add column verified_at    timestamptz,
  add column verification   text,
  add column expert         text,
  add column expert_opinion text,
  add column expert_at      timestamptz,
  add constraint round_survey_lead check (kind <> 'survey' or lead_agency_id is not null),
  add constraint round_survey_verified check (kind <> 'survey' or status not in ('consolidating', 'loaded', 'locked')
    or (verified_at is not null and expert_at is not null));
comment on column collection.round.lead_agency_id is 'The state agency that leads a survey campaign (R-ING-05).';
comment on constraint round_survey_verified on collection.round is
  'R-ING-05: a survey is verified and has an expert''s opinion before its rows go on.';
