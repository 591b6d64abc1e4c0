// SPDX-License-Identifier: Apache-2.0
import type { Kernel } from '@tinhso/kernel/module'
import type { AgencyDirectory } from '../agency-directory.ts'
import type { AccountPasswords } from '../password/account-passwords.ts'
import type { Sessions } from '../session/session-service.ts'
import type { SignInGuard } from '../sign-in/sign-in-guard.ts'

/** The parts that work on accounts leans on. */
export interface AccountParts {
  readonly kernel: Kernel
  readonly agencies: AgencyDirectory
  readonly passwords: AccountPasswords
  readonly guard: SignInGuard
  readonly sessions: Sessions
}
