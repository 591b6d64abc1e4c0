// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import { codeOfListed } from '../agency/agency-code.ts'
import { findAgenciesByName, findAgencyByCode } from '../agency/agency-lookup.ts'
import { registerAgency } from '../agency/register-agency.ts'

/** Names of the practice communes: they stand for no real unit. */
export const trainingCommunes: readonly string[] = Array.from(
  { length: 6 },
  (_, index) => `UBND xã Thực hành ${String(index + 1).padStart(2, '0')}`,
)

/** Training mode: some communes under the provincial committee, to be asked for rows by a department; once. */
export const seedTrainingCommunes = async (kernel: Kernel): Promise<void> => {
  const today = kernel.clock.today()
  const { read } = kernel.database
  const committee = await findAgencyByCode(
    read,
    codeOfListed(kernel.profile.province.agencyCode, 'ubnd-tinh'),
    today,
  )
  for (const name of trainingCommunes) {
    if ((await findAgenciesByName(read, name, today)).length > 0) continue
    await registerAgency(
      kernel,
      { actor: systemActor('first-content') },
      {
        name,
        level: 'commune',
        kind: 'ubnd',
        validFrom: '2025-07-01',
        ...(committee ? { parentCode: committee.code } : {}),
      },
    )
  }
}
