import type { Operation } from '../reading.ts'
import type { Field } from './fields.ts'

/**
 * Without the values of keys that a parameter cannot have where another key gave it one that it can: below "workload:
 * analytics", the "purpose: data_lake" of a request for two capabilities is about the storage.
 */
export function withoutStrays(operations: readonly Operation[], fields: readonly Field[]): Operation[] {
  const fits = (one: Operation): boolean =>
    one.op !== 'set' ||
    fields.some(
      ({ scope, name, schema }) =>
        scope === one.scope && name === one.parameter && schema.safeParse(one.value).success,
    )
  const isStray = (one: Operation): boolean =>
    one.rule === 'structured' &&
    !fits(one) &&
    operations.some(
      (other) =>
        other.rule === 'structured' &&
        other.scope === one.scope &&
        other.parameter === one.parameter &&
        fits(other),
    )
  return operations.filter((one) => !isStray(one))
}
