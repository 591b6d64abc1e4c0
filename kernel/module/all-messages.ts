// SPDX-License-Identifier: Apache-2.0
import { accessMessages } from '../access/index.ts'
import { commandMessages } from '../command/index.ts'
import { httpMessages } from '../http/index.ts'
import type { Messages } from '../i18n/index.ts'
import { notifyMessages } from '../notify/index.ts'
import { printMessages } from '../print/index.ts'
import { procedureMessages } from '../procedure/index.ts'
import { screeningMessages } from '../screening/index.ts'
import { uploadMessages } from '../uploads/index.ts'
import type { ModuleDefinition } from './define-module.ts'

/** Every sentence a refusal can be told in: those of the kernel and of the modules, by code. */
export const allMessages = (modules: readonly ModuleDefinition[]): Messages =>
  Object.assign(
    {},
    httpMessages,
    accessMessages,
    commandMessages,
    notifyMessages,
    printMessages,
    procedureMessages,
    screeningMessages,
    uploadMessages,
    ...modules.map((module) => module.messages),
  )
