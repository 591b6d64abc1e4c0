-- SPDX-License-Identifier: Apache-2.0
-- Every file of a published version must still be there.
select format('open_data.version_file %s v%s %s', publication_id, version_number, format) as subject, hash
from open_data.version_file
order by 1
