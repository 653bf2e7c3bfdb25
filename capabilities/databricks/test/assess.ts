import type { Assessment, CapabilityContext, Stated } from '#capability'
import { exampleContext } from '../../../test/support/capability-examples.ts'
import { databricks } from '../capability.ts'

/** The capability's answer with the facts that examples use. */
export function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return databricks.assess(stated, { ...exampleContext, ...facts })
}

/** The settled values alone. */
export async function settingsOf(stated: Stated): Promise<Record<string, unknown>> {
  const { settings } = await assess(stated)
  return Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]))
}

/** US dollars a month of all stacks together. */
export function totalOf({ estimate }: Assessment): { low: number; expected: number; high: number } {
  return estimate.reduce(
    (sum, { lowUsd, expectedUsd, highUsd }) => ({
      low: sum.low + lowUsd,
      expected: sum.expected + expectedUsd,
      high: sum.high + highUsd,
    }),
    { low: 0, expected: 0, high: 0 },
  )
}
