// SPDX-License-Identifier: Apache-2.0
import type { Text } from '../i18n/index.ts'
import type { SampleSet } from './sample-set.ts'

/** Why content may be erased: a state secret that came in, a legal duty, or the request of the person it is about. */
export const purgeKinds = ['state-secret', 'lawful-deletion', 'citizen-request'] as const
export type PurgeKind = (typeof purgeKinds)[number]

/** One thing to erase, named by ids only: content never enters a scope. */
export interface ErasedObject {
  readonly type: string
  readonly id: string
  /** How people name it; holds no content. */
  readonly label: string
  readonly agencyId: string | null
  /** The thing it is part of, such as the dataset of a batch. */
  readonly parent: string
  /** Its place in the order of its parent: what was made of the parent from here on may hold it. Null: nothing was. */
  readonly since: number | null
  /** When it came in (ISO 8601): backups made later may hold it. */
  readonly from: string
  /** Path of its page in the console. */
  readonly link: string | null
  /** Ids of the parts meant, when it is not meant whole. */
  readonly members?: readonly string[]
}

/** All that one purge may erase; two persons decide over exactly this. */
export interface ErasureScope {
  readonly objects: readonly ErasedObject[]
  readonly files: readonly { readonly hash: string; readonly size: number }[]
}

/** A purge that two persons have decided, while it runs. */
export interface Erasure {
  readonly purgeId: string
  readonly scope: ErasureScope
  /** Pieces of the content, held in memory while the purge runs and nowhere else. */
  readonly samples: SampleSet
}

/** How much was erased, by what. Figures only. */
export type ErasureCounts = Readonly<Record<string, number>>

/**
 * Erases what one module keeps of a scope. `erase` may be run again at any time and must come to the same end; it finds
 * what is left by the ids of the scope and, for texts that people wrote, by `samples`.
 */
export interface Eraser {
  readonly name: string
  readonly title: Text
  /** `copies`: what was made of the content; `source`: the content itself, from which samples are taken, erased after all copies. */
  readonly phase: 'copies' | 'source'
  readonly erase: (erasure: Erasure) => Promise<ErasureCounts>
  /** Schemas, or tables with their schema, from which rows are taken: their files are written anew afterwards. */
  readonly touches: (scope: ErasureScope) => readonly string[]
  /** Pieces of the content that this module holds, to find copies of it by. */
  readonly samples?: (scope: ErasureScope) => AsyncIterable<string>
}

/** What a person asks to have erased; each module knows its own types. */
export interface ErasureRequest {
  readonly type: string
  /** Other things that hold the very same file are erased too. */
  readonly alsoShared?: boolean
  readonly [field: string]: unknown
}

/** A scope with its name, and what else lies in the same files; that is part of the scope only when the request says so. */
export interface ResolvedTarget extends ErasureScope {
  readonly label: string
  readonly shared: readonly string[]
}

/** Turns a request into a scope; null when nothing of that kind is there. Whoever asks, rights are judged afterwards. */
export interface ErasureTarget {
  readonly type: string
  readonly resolve: (request: ErasureRequest) => Promise<ResolvedTarget | null>
}

/** What a module brings so that its part of the content can be erased. */
export interface ErasingParts {
  readonly targets?: readonly ErasureTarget[]
  readonly erasers: readonly Eraser[]
}
