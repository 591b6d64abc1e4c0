// SPDX-License-Identifier: Apache-2.0

/**
 * The layers of the house, lowest first (architecture §1). A module may lean on modules of lower layers and, within its
 * own layer, on those named before it. Pinned here: moving a module is a decision, not a side effect.
 */
export const layers: readonly (readonly string[])[] = [
  ['organisations', 'legal-basis'],
  ['identity', 'reference', 'sites'],
  ['catalog'],
  ['warehouse'],
  ['collection', 'quality'],
  ['sharing', 'registry'],
  ['map', 'open-data', 'exchange', 'reporting', 'security', 'cloud'],
  ['documents'],
  ['workspace', 'services', 'citizen'],
  ['assistant'],
]

/** The order of a module over all layers; undefined for one the list does not know. */
export const rankOf = (module: string): number | undefined => {
  const index = layers.flat().indexOf(module)
  return index < 0 ? undefined : index
}
