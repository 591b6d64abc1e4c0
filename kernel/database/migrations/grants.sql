-- SPDX-License-Identifier: Apache-2.0
revoke update, delete, truncate on kernel.audit_entry, kernel.event, kernel.event_receipt from tinhso_app;
revoke update, delete, truncate on kernel.case_event, kernel.procedure_definition from tinhso_app;
revoke update, delete, truncate on kernel.audit_seal, kernel.audit_block from tinhso_app;
revoke update, truncate on kernel.audit_queue from tinhso_app;
