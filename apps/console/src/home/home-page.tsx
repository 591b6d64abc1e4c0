// SPDX-License-Identifier: Apache-2.0
export function Page() {
  return <p>home</p>
}
