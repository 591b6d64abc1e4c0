// SPDX-License-Identifier: Apache-2.0

const hour = 3_600_000
const vietnamAhead = 7 * hour
const [wakes, sleeps] = [7, 21]

/** The instant itself by day; at night (21:00 to 07:00 in Vietnam) the next 07:00, because a telephone is beside a bed. */
export const afterQuietHours = (at: Date): Date => {
  const local = new Date(at.getTime() + vietnamAhead)
  const hourOfDay = local.getUTCHours()
  if (hourOfDay >= wakes && hourOfDay < sleeps) return at
  const day = hourOfDay >= sleeps ? local.getUTCDate() + 1 : local.getUTCDate()
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), day, wakes) - vietnamAhead)
}
