// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import { addCodeRoute } from './code-item/routes/add-code.ts'
import { closeCodeRoute } from './code-item/routes/close-code.ts'
import { deleteCodeRoute } from './code-item/routes/delete-code.ts'
import { exportCodesRoute } from './code-item/routes/export-codes.ts'
import { listCodesRoute } from './code-item/routes/list-codes.ts'
import { changeCodeListRoute } from './code-list/routes/change-code-list.ts'
import { getCodeListRoute } from './code-list/routes/get-code-list.ts'
import { listCodeListsRoute } from './code-list/routes/list-code-lists.ts'
import { publishCodeListRoute } from './code-list/routes/publish-code-list.ts'
import { applyFileRoute } from './list-import/routes/apply-file.ts'
import { compareFileRoute } from './list-import/routes/compare-file.ts'
import type { ReferenceParts } from './reference-parts.ts'
import { clearCalendarDayRoute } from './working-calendar/routes/clear-calendar-day.ts'
import { countDeadlineRoute } from './working-calendar/routes/count-deadline.ts'
import { listCalendarDaysRoute } from './working-calendar/routes/list-calendar-days.ts'
import { setCalendarDayRoute } from './working-calendar/routes/set-calendar-day.ts'

/** For everyone: code lists and the working calendar are public. */
const anonymous = (parts: ReferenceParts): Route[] => [
  listCodeListsRoute(parts),
  getCodeListRoute(parts),
  listCodesRoute(parts),
  exportCodesRoute(parts),
  listCalendarDaysRoute(parts),
  countDeadlineRoute(parts),
]

/** For officials, each behind its permission. */
const signedIn = (parts: ReferenceParts): Route[] => [
  publishCodeListRoute(parts),
  changeCodeListRoute(parts),
  addCodeRoute(parts),
  closeCodeRoute(parts),
  deleteCodeRoute(parts),
  compareFileRoute(parts),
  applyFileRoute(parts),
  setCalendarDayRoute(parts),
  clearCalendarDayRoute(parts),
]

export const referenceRoutes = (parts: ReferenceParts): Route[] => [...anonymous(parts), ...signedIn(parts)]
