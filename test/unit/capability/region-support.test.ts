import { expect, it } from 'vitest'
import { capabilityRegistry } from '../../../capabilities/registry.ts'
import { regions, type Stated } from '../../../src/capability/index.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { exampleContext } from '../../support/capability-examples.ts'

/** Regions that lack zones, and regions that lack a second one (Microsoft's list of regions, read 2026-11-22). */
const withoutZones =
  /^(?:australiasoutheast|canadaeast|northcentralus|southindia|switzerlandwest|ukwest|westcentralus|westindia|westus)$/
const withoutPair =
  /^(?:austriaeast|chilecentral|indonesiacentral|israelcentral|italynorth|malaysiawest|mexicocentral|newzealandnorth|polandcentral|qatarcentral|spaincentral)$/

const asked: Readonly<Record<string, Stated>> = {
  aml: { instances: 0 },
  databricks: {},
  storage: { purpose: 'backup', consumers: ['people'], allowed_ips: ['20.1.2.0/24'] },
}

it.each(regions)(
  verifies(['preflight.regions'], 'copies that %s does not offer are proposed by no capability there'),
  async (region) => {
    let seen = 0
    for (const { capability } of capabilityRegistry) {
      const wish = asked[capability.id]
      if (wish === undefined) continue
      for (const environment of ['dev', 'staging'] as const) {
        const stated = { team: 'etl', environment, region, ...wish }
        for (const { variables } of (await capability.assess(stated, exampleContext)).stacks) {
          const copies = ['replication', 'storage_replication', 'root_storage_sku'].map(
            (name) => variables[name],
          )
          for (const kind of copies.filter((one) => typeof one === 'string')) {
            seen += 1
            if (withoutZones.test(region)) expect(kind).not.toMatch(/ZRS$/)
            if (withoutPair.test(region)) expect(kind).not.toMatch(/GZ?RS$/)
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(0)
  },
)
