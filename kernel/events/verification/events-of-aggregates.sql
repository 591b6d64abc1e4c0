-- SPDX-License-Identifier: Apache-2.0
-- Events of every aggregate are numbered without gaps: the last number given out is also how many there are.
select format('kernel.event %s %s', s.aggregate_type, s.aggregate_id) as subject, s.last::text as expected,
       (select count(*) from kernel.event e
        where e.aggregate_type = s.aggregate_type and e.aggregate_id = s.aggregate_id)::text as found
from kernel.event_sequence s
order by 1
