import { describe, expect, it } from 'vitest'
import { capabilityRegistry } from '../../capabilities/registry.ts'
import { readExamples } from '../support/capability-examples.ts'

describe.each(['aml', 'databricks', 'ml_pipeline', 'monitoring', 'openai'])('the agent %s', (id) => {
  const capability = capabilityRegistry.find((entry) => entry.capability.id === id)?.capability
  if (capability === undefined) throw new Error(`${id} is not registered`)

  it.each(readExamples(id))('tells how it came to $name', async ({ stated, context }) => {
    const { steps = [] } = await capability.assess(stated, context)
    expect(steps.length).toBeGreaterThan(2)
    expect(steps.some(({ verdict }) => verdict !== undefined)).toBe(true)
    expect(JSON.stringify(steps).length).toBeLessThan(16_000)
  })
})
