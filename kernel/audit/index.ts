// SPDX-License-Identifier: Apache-2.0
export { type AuditRecord, appendAudit } from './append.ts'
export { type AuditKey, openAuditKey, publicKeyFile } from './audit-key.ts'
export { canonicalJson } from './canonical-json.ts'
export { createSealer, type Sealer, type SealerParts } from './sealer.ts'
export { type AuditFault, type AuditFaultKind, type AuditVerdict, verifyAudit } from './verify-audit.ts'
