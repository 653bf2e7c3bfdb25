import { describe, expect, it } from 'vitest'
import { regions } from '#capability'
import { CATALOG, CATALOG_DATE, RETIRED_MODELS } from '../../../sandbox/cloud/engine/checks/model-catalog.ts'
import prices from '../../../src/adapters/azure-prices/snapshots/services.json' with { type: 'json' }
import { catalog, modelNames } from '../models/catalog.ts'
import { deploymentTypes, regionsOf } from '../models/deployment-types.ts'
import { isSoldInUnits, unitSteps, unitsNeeded } from '../models/provisioned-units.ts'
import { retiredModelNames, retirementOf } from '../models/retired-models.ts'

const current = [...CATALOG].filter(
  ([, { retiresOn }]) => retiresOn === undefined || retiresOn > CATALOG_DATE,
)

describe('the catalog', () => {
  it.each(current)('says of %s what the sandbox cloud says', (name, model) => {
    const own = catalog[name as keyof typeof catalog]
    expect(own.versions).toEqual(model.versions)
    expect(own.quota).toEqual(model.quota)
    expect(own.retiresOn).toBe(model.retiresOn)
    for (const column of ['Standard', 'DataZoneStandard', 'GlobalStandard'] as const) {
      expect(own.regions[column]?.toSorted(), column).toEqual(model.regions[column]?.toSorted())
    }
  })

  it('has no model that the sandbox cloud does not deploy', () => {
    expect([...modelNames].sort()).toEqual(current.map(([name]) => name).sort())
  })

  it('knows a successor that is current for every model that is gone', () => {
    const gone = [...CATALOG].filter(([name]) => !current.some(([other]) => other === name))
    for (const name of [...RETIRED_MODELS.keys(), ...gone.map(([gone]) => gone)]) {
      expect(retiredModelNames, name).toContain(name)
    }
    for (const name of retiredModelNames) expect(modelNames).toContain(retirementOf(name)?.successor)
  })

  it('names regions that Planwright knows', () => {
    for (const name of modelNames) {
      for (const type of deploymentTypes) {
        for (const region of regionsOf(name, type)) expect(regions).toContain(region)
      }
    }
  })
})

describe('prices', () => {
  it('are known for every model', () => {
    for (const name of modelNames) expect(prices.openai_tokens_usd_per_1m_global).toHaveProperty([name])
  })
})

describe('provisioned units', () => {
  const table = prices.openai_ptu

  it('are sold of the models that the price snapshot lists', () => {
    const listed = modelNames.filter((name) => Object.hasOwn(table.input_tpm_per_ptu, name))
    expect(modelNames.filter(isSoldInUnits)).toEqual(listed)
  })

  it('take as many tokens as the price snapshot says', () => {
    for (const [name, tokens] of Object.entries(table.input_tpm_per_ptu)) {
      const model = modelNames.find((one) => one === name)
      if (model === undefined) continue
      const load = { requestsPerMinute: 100, tokensIn: tokens, tokensOut: 0 }
      expect(unitsNeeded(model, 'GlobalProvisionedManaged', load), name).toBe(100)
    }
  })

  it.each([
    ['gpt-4.1', 'GlobalProvisionedManaged', { least: 15, step: 5 }],
    ['gpt-4.1', 'DataZoneProvisionedManaged', { least: 15, step: 5 }],
    ['gpt-4.1', 'ProvisionedManaged', { least: 50, step: 50 }],
    ['gpt-4.1-mini', 'ProvisionedManaged', { least: 25, step: 25 }],
  ] as const)('of %s as %s are sold in steps', (name, type, steps) => {
    expect(unitSteps(name, type)).toEqual(steps)
  })

  it('come to 90 for the reference load', () => {
    const load = { requestsPerMinute: 100, tokensIn: 1400, tokensOut: 300 }
    expect(unitsNeeded('gpt-4.1', 'GlobalProvisionedManaged', load)).toBe(90)
  })
})
