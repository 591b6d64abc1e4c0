// SPDX-License-Identifier: Apache-2.0

import { type Html, raw } from './html.ts'

const drawing =
  '<circle cx="24" cy="24" r="23" fill="#c8102e"/>' +
  '<circle cx="24" cy="24" r="20.5" fill="none" stroke="#ffd200" stroke-width="1"/>' +
  '<path fill="#ffd200" d="M24 9.5l3.6 11.1h11.7l-9.5 6.9 3.6 11.1L24 31.7l-9.4 6.9 3.6-11.1-9.5-6.9h11.7z"/>'

/** The mark in the header: the national colours in a disc, kept simple because it stands where an emblem would. */
export const emblem: Html = raw(
  `<svg class="emblem" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">${drawing}</svg>`,
)

/** The same mark as a picture of its own, for the browser's tab. */
export const emblemFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">${drawing}</svg>`
