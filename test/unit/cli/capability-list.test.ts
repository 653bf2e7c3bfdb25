import { describe, expect, it } from 'vitest'
import { capabilityRegistry } from '../../../capabilities/registry.ts'
import { readExamples } from '../../../src/cli/capability/examples.ts'
import { listCapabilities } from '../../../src/cli/capability/list-capabilities.ts'
import { verifies } from '../../scenarios/requirements.ts'

describe('the list of capabilities', () => {
  it(verifies(['kit.list'], 'has a line of titles and a row for each capability, by id'), async () => {
    const capabilities = capabilityRegistry.map(({ capability }) => capability)
    const list = await listCapabilities(capabilities.toReversed())
    const [titles, ...rows] = list.trimEnd().split('\n')
    expect(titles).toMatch(/^id {2,}kind {2,}parameters {2}examples {2}gates {2}USD a month \(dev example\)$/)
    expect(rows.map((row) => row.split(/ {2,}/).slice(0, 4))).toEqual(
      capabilities.map(({ id, kind, parameters }) => [
        id,
        kind,
        String(Object.keys(parameters.shape).length),
        String(readExamples(id).length),
      ]),
    )
    expect(rows.find((row) => row.startsWith('databricks '))).toMatch(/ 315 \(dev-with-defaults\)$/)
    expect(rows.filter((row) => row.length > 100)).toEqual([])
  })
})
