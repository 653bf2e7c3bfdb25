import { azureAdvice } from '../capability/azure-advice.ts'
import { type Capability, findAdvice } from '../capability/index.ts'
import type { Failure } from '../domain/failure.ts'

/** Adds to a failure what helps, by the capability's own rules first and the general Azure ones after them. */
export function advise(failure: Failure, capabilityId: string, capabilities: readonly Capability[]): Failure {
  const own = capabilities.find(({ id }) => id === capabilityId)?.advice ?? []
  const rule = findAdvice(`${failure.message}\n${failure.excerpt}`, [...own, ...azureAdvice])
  if (rule === undefined) return failure
  const { key, because, help, retry } = rule
  return { ...failure, advice: { key, because, help, retry } }
}
