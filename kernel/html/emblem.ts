// SPDX-License-Identifier: Apache-2.0

/** The mark in the header where a profile has no emblem of its own: the national colours in a disc. */
export const plainEmblem =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">' +
  '<circle cx="24" cy="24" r="23" fill="#c8102e"/>' +
  '<circle cx="24" cy="24" r="20.5" fill="none" stroke="#ffd200" stroke-width="1"/>' +
  '<path fill="#ffd200" d="M24 9.5l3.6 11.1h11.7l-9.5 6.9 3.6 11.1L24 31.7l-9.4 6.9 3.6-11.1-9.5-6.9h11.7z"/></svg>'
