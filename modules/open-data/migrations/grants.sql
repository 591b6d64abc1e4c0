-- SPDX-License-Identifier: Apache-2.0
-- What has been published stays as it was.
revoke update, delete on open_data.version, open_data.version_file, open_data.file_fault, open_data.overdue_notice from tinhso_app;
revoke insert, update, delete, truncate on open_data.erased_version_file from tinhso_app;
revoke execute on function open_data.erase_version_files(uuid, uuid, bigint, timestamptz) from public, tinhso_app;
grant execute on function open_data.erase_version_files(uuid, uuid, bigint, timestamptz) to tinhso_loader;
