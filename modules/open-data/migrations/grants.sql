-- SPDX-License-Identifier: Apache-2.0
-- What has been published stays as it was.
revoke update, delete on open_data.version, open_data.version_file, open_data.file_fault, open_data.overdue_notice from tinhso_app;
