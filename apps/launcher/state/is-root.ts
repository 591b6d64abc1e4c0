// SPDX-License-Identifier: Apache-2.0

/** True when this process runs as the system administrator (uid 0). */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}
