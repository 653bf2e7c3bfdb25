import type { Capability } from './contract.ts'

/**
 * Capabilities with those that others follow first; else in the order given.
 * @throws Error when capabilities follow each other in a circle, or one that is not there.
 */
export function inDependencyOrder(capabilities: readonly Capability[]): Capability[] {
  const ordered: Capability[] = []
  const visit = (capability: Capability, path: readonly string[]): void => {
    if (ordered.includes(capability)) return
    if (path.includes(capability.id)) throw new Error(`capabilities follow each other: ${path.join(', ')}`)
    for (const id of capability.follows) {
      const earlier = capabilities.find((one) => one.id === id)
      if (earlier === undefined) throw new Error(`${capability.id} follows "${id}", which is no capability`)
      visit(earlier, [...path, capability.id])
    }
    ordered.push(capability)
  }
  for (const capability of capabilities) visit(capability, [])
  return ordered
}
