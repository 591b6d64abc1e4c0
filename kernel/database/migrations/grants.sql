-- SPDX-License-Identifier: Apache-2.0
revoke update, delete, truncate on kernel.audit_entry, kernel.event, kernel.event_receipt from tinhso_app;
revoke update, delete, truncate on kernel.case_event, kernel.procedure_definition from tinhso_app;
revoke update, delete, truncate on kernel.audit_seal, kernel.audit_block from tinhso_app;
revoke update, truncate on kernel.audit_queue from tinhso_app;
-- what may be erased is decided by two persons and cannot be changed afterwards; only the loader erases
revoke update, delete, truncate on kernel.purge, kernel.erased_file, kernel.audit_erasure from tinhso_app;
revoke insert on kernel.audit_erasure from tinhso_app;
grant update (status, decided_by, decided_name, decided_at, decision_reason, finished_at, result, version) on kernel.purge to tinhso_app;
revoke execute on function kernel.erase_audit_details(uuid, uuid, uuid[], boolean[], text[]),
  kernel.erase_event_data(uuid, uuid[]), kernel.erase_case_words(uuid, uuid[], text) from public, tinhso_app;
grant execute on function kernel.assert_purge(uuid) to tinhso_ddl;
grant execute on function kernel.erase_audit_details(uuid, uuid, uuid[], boolean[], text[]),
  kernel.erase_event_data(uuid, uuid[]), kernel.erase_case_words(uuid, uuid[], text) to tinhso_loader;
revoke update, delete, truncate on kernel.refused_file, kernel.undertaking from tinhso_app;
grant update (review_reason, review_asked_at, reviewed_by, reviewed_name, reviewed_at, review_decision, decision_reason)
  on kernel.refused_file to tinhso_app;
