-- SPDX-License-Identifier: Apache-2.0
create schema if not exists kernel;

-- The same steps as kernel/search/fold.ts; kernel/search/fold-vectors.json is run against both.
create function kernel.fold(value text) returns text
  language sql immutable parallel safe strict
  as $fold$
    select btrim(
      regexp_replace(
        lower(
          translate(
            regexp_replace(
              normalize(value, nfkd) collate "C",
              '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g'
            ),
            'đĐðÐɖƉƀɃøØłŁ',
            'ddddddbbooll'
          ) collate "C"
        ) collate "C",
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\ufeff]+',
        ' ', 'g'
      )
    )
  $fold$;

comment on function kernel.fold(text) is
  'Text without case, diacritics (đ is d), Unicode composition, place of the tone mark and punctuation; same as fold() in TypeScript';
