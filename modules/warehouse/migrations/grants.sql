-- SPDX-License-Identifier: Apache-2.0
-- only the loader makes tables of datasets and numbers loads; the app role cannot, whatever the program asks
revoke all on all functions in schema warehouse from public, tinhso_app;
grant execute on function warehouse.assert_name(text, text), warehouse.assert_storage(text) to tinhso_ddl, tinhso_loader;
grant execute on function warehouse.add_dataset_field(text, text, text, boolean), warehouse.add_dataset_key(text, text[]),
  warehouse.create_dataset_table(text, jsonb, jsonb), warehouse.widen_dataset_field(text, text, text),
  warehouse.create_load_table(text, text[]), warehouse.drop_load_table(text), warehouse.load_tables() to tinhso_loader;
grant execute on function warehouse.make_load_table(text, jsonb), warehouse.prepare_load_table(text, text, bigint),
  warehouse.index_load_table(text, text), warehouse.adopt_load_table(text, text) to tinhso_loader;
revoke usage, select, update on sequence warehouse.load_number from tinhso_app;
grant usage on sequence warehouse.load_number to tinhso_loader;
revoke update, delete, truncate on warehouse.dataset_schema from tinhso_app;
revoke delete, truncate on warehouse.dataset, warehouse.batch, warehouse.batch_step from tinhso_app;
revoke insert, update, delete, truncate on warehouse.erased_rows from tinhso_app;
grant execute on function warehouse.erase_versions(uuid, text, text) to tinhso_ddl;
grant execute on function warehouse.erase_rows(uuid) to tinhso_loader;
revoke update, delete, truncate on warehouse.row_read, warehouse.unmask_grant, warehouse.lowered_field, warehouse.personal_scan from tinhso_app;
revoke delete, truncate on warehouse.personal_finding from tinhso_app;
revoke update, delete, truncate on warehouse.correction, warehouse.corrected_row from tinhso_app;
