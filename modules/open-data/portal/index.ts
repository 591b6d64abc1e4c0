// SPDX-License-Identifier: Apache-2.0
export { type PortalFrameOptions, portalFrame } from './portal-frame.ts'
export { createPortalPages } from './portal-pages.ts'
