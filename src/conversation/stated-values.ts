import type { Capability, Stated } from '../capability/contract.ts'
import type { Understanding } from '../domain/brief.ts'
import { scopeOf } from './reading/fields.ts'

/**
 * The values people stated for the parameters of a capability, shared ones included.
 * A parameter that came to be shared later is still found where it was stored as the capability's own.
 */
export function statedValues(understanding: Understanding, capability: Capability): Stated {
  return Object.fromEntries(
    Object.keys(capability.parameters.shape).flatMap((name) => {
      const { statements } = understanding
      const statement = statements[scopeOf(capability.id, name)]?.[name] ?? statements[capability.id]?.[name]
      return statement === undefined ? [] : [[name, statement.value]]
    }),
  )
}
