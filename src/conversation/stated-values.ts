import type { Capability, Stated } from '../capability/contract.ts'
import type { Understanding } from '../domain/brief.ts'
import { scopeOf } from './reading/fields.ts'

/** The values people stated for the parameters of a capability, shared ones included. */
export function statedValues(understanding: Understanding, capability: Capability): Stated {
  return Object.fromEntries(
    Object.keys(capability.parameters.shape).flatMap((name) => {
      const statement = understanding.statements[scopeOf(capability.id, name)]?.[name]
      return statement === undefined ? [] : [[name, statement.value]]
    }),
  )
}
