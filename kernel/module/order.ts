// SPDX-License-Identifier: Apache-2.0
import type { ModuleDefinition } from './define-module.ts'

/** Modules with those they lean on first; throws on an unknown name or a circle. */
export const inOrder = (modules: readonly ModuleDefinition[]): ModuleDefinition[] => {
  const byName = new Map(modules.map((module) => [module.name, module]))
  const done = new Map<string, ModuleDefinition>()
  const visit = (name: string, path: readonly string[]) => {
    if (done.has(name)) return
    if (path.includes(name))
      throw new Error(`modules lean on each other in a circle: ${[...path, name].join(' → ')}`)
    const module = byName.get(name)
    if (!module) throw new Error(`module ${path.at(-1)} leans on ${name}, which is not there`)
    for (const lower of module.dependsOn) visit(lower, [...path, name])
    done.set(name, module)
  }
  for (const { name } of modules) visit(name, [])
  return [...done.values()]
}
