// SPDX-License-Identifier: Apache-2.0
import type { Definition } from '../contract.ts'
import { dataRequest } from './data-request.ts'
import { dossier } from './dossier.ts'
import { birthBranch, healthCardBranch, linkedGroup, residenceBranch } from './linked-group.ts'
import { documentDelivery, outgoingDocument } from './outgoing-document.ts'
import { recognition } from './recognition.ts'

/** Requirements 5.1, 5.3, 5.8 and 5.10 as definitions: they prove the format and are not started in the product. */
export const proofs: readonly Definition[] = [
  recognition,
  dataRequest,
  documentDelivery,
  outgoingDocument,
  dossier,
  birthBranch,
  residenceBranch,
  healthCardBranch,
  linkedGroup,
]
