import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { capabilityRegistry } from '../../../capabilities/registry.ts'
import { createPriceBook } from '../../../src/adapters/azure-prices/create-price-book.ts'
import { type ConnectedCapabilities, connectCapabilities } from '../../../src/capabilities.ts'
import { readExamples } from '../../../src/cli/capability/examples.ts'
import { sampleOrganisation } from '../../../src/cli/interpret/sample-organisation.ts'
import { nowhere } from '../../../src/cli/interpret/signals.ts'
import { draftRequest } from '../../../src/cli/request/draft-request.ts'
import type { RequestFile } from '../../../src/cli/request/request-file.ts'
import type { JsonValue } from '../../../src/domain/assessment.ts'
import { verifies } from '../../scenarios/requirements.ts'

let connected: ConnectedCapabilities
beforeAll(async () => {
  connected = await connectCapabilities()
})
afterAll(() => connected.close())

function drafted(file: Partial<RequestFile>) {
  return draftRequest(
    { capabilities: {}, common: {}, ...file },
    {
      origin: nowhere,
      author: 'requester',
      policy: sampleOrganisation,
      capabilities: connected.capabilities,
      prices: createPriceBook(),
      clock: { now: () => new Date('2026-11-22T12:00:00Z') },
    },
  )
}

async function errorsOf(file: Partial<RequestFile>) {
  const answer = await drafted(file)
  return 'errors' in answer ? answer.errors : []
}

async function briefOf(file: Partial<RequestFile>) {
  const answer = await drafted(file)
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors))
  return answer.brief
}

const place = { environment: 'dev', team: 'data', region: 'eastus' } as const

describe('a request that can be built', () => {
  it('takes the defaults for everything that is not stated', async () => {
    const brief = await briefOf({ capabilities: { databricks: {} }, common: { team: 'data' } })
    expect(brief.stacks.map(({ blueprint }) => blueprint.id)).toEqual(['databricks', 'databricks-objects'])
    expect(brief.rows).toContainEqual(
      expect.objectContaining({ parameter: 'environment', value: 'dev', source: 'default' }),
    )
  })

  it("gives a capability's own value before a shared one", async () => {
    const { stacks } = await briefOf({
      capabilities: {
        databricks: { resource_group: 'rg-own' },
        storage: { purpose: 'data_lake', consumers: ['databricks'] },
      },
      common: { ...place, resource_group: 'rg-shared' },
    })
    const groups = stacks.map(({ blueprint, parameters }) => [
      blueprint.id,
      parameters['resource_group']?.value,
    ])
    expect(Object.fromEntries(groups)).toEqual({
      databricks: 'rg-own',
      'databricks-objects': 'rg-own',
      storage: 'rg-shared',
    })
  })

  it('hands on what one capability settled to those that follow it, in the order of their stacks', async () => {
    const { stacks } = await briefOf({
      capabilities: {
        ml_pipeline: { source: 'acme/churn', tasks: ['train'] },
        databricks: { workload: 'ml' },
      },
      common: place,
    })
    expect(stacks.map(({ blueprint }) => blueprint.id)).toEqual([
      'databricks',
      'databricks-objects',
      'ml-pipeline',
    ])
    expect(stacks[2]?.blueprint.dependsOn).toContain('databricks-objects')
    expect(stacks[2]?.parameters['workspace_name']?.value).toBe('dbw-data-dev')
  })
})

describe('a request that cannot be built', () => {
  it.each<[string, Partial<RequestFile>, object]>([
    [
      'an unknown capability',
      { capabilities: { databrick: {} } },
      {
        capability: 'databrick',
        param: null,
        reason: '"databrick" is no capability: did you mean "databricks"?',
        suggestion: 'databricks',
      },
    ],
    [
      'a capability by another word for it',
      { capabilities: { azure_openai: {} } },
      { capability: 'azure_openai', suggestion: 'openai' },
    ],
    [
      'an unknown parameter',
      { capabilities: { databricks: { workers_max: 3 } }, common: place },
      {
        capability: 'databricks',
        param: 'workers_max',
        value: 3,
        reason: '"workers_max" is no parameter of databricks: did you mean "max_workers"?',
        suggestion: 'max_workers',
      },
    ],
    [
      'a parameter of one capability among the shared ones',
      { capabilities: { databricks: {} }, common: { ...place, max_workers: 3 } },
      {
        capability: 'common',
        param: 'max_workers',
        reason: '"max_workers" is no shared parameter: it is one of databricks, ml_pipeline.',
      },
    ],
    [
      'a wrong type',
      { capabilities: { databricks: { max_workers: '4' } }, common: place },
      {
        capability: 'databricks',
        param: 'max_workers',
        value: '4',
        reason: 'max_workers cannot be "4": it must be a number; 4 would be right.',
        suggestion: 4,
      },
    ],
    [
      'a value out of range',
      { capabilities: { databricks: { max_workers: 900 } }, common: place },
      {
        capability: 'databricks',
        param: 'max_workers',
        value: 900,
        reason: 'max_workers cannot be 900: a cluster has at most 50 workers here; 50 would be right.',
        suggestion: 50,
      },
    ],
    [
      'a shared value that nobody can use',
      { capabilities: { databricks: {}, storage: {} }, common: { ...place, environment: 'production' } },
      {
        capability: 'common',
        param: 'environment',
        value: 'production',
        reason:
          'environment cannot be "production": an environment is dev, staging or prod; "prod" would be right.',
        suggestion: 'prod',
      },
    ],
    [
      'two values that contradict each other',
      { capabilities: { aml: { min_nodes: 8, max_nodes: 2 } }, common: place },
      {
        capability: 'aml',
        param: 'min_nodes',
        value: 8,
        reason:
          'min_nodes cannot be 8: the smallest number of nodes, 8, is above the largest, 2; 2-8 would be right.',
      },
    ],
    [
      'one entry of a list',
      {
        capabilities: {
          firewall: { ports: ['443', '70000'], source_ips: ['10.20.0.0/16'], destination: '10.30.1.4' },
        },
        common: place,
      },
      { capability: 'firewall', param: 'ports', value: ['443', '70000'], suggestion: ['443'] },
    ],
    [
      'a missing value without a default',
      { capabilities: { databricks: {} } },
      {
        capability: 'common',
        param: 'team',
        value: null,
        reason: expect.stringMatching(/^team is missing: .+ For example "[a-z0-9-]+"\.$/),
      },
    ],
  ])('names %s', async (_, file, expected) => {
    expect(await errorsOf(file)).toContainEqual(expect.objectContaining(expected))
  })

  it('names everything that is wrong at once, and a shared value once', async () => {
    const errors = await errorsOf({
      capabilities: { databrick: {}, databricks: { max_workers: 900, spot: 'yes' }, storage: { size_gb: 0 } },
      common: { region: 'atlantis', rg: 'rg-x' },
    })
    expect(errors.map(({ capability, param }) => `${capability}.${param}`).toSorted()).toEqual([
      'common.region',
      'common.rg',
      'common.team',
      'databrick.null',
      'databricks.max_workers',
      'databricks.spot',
      'storage.consumers',
      'storage.purpose',
      'storage.size_gb',
    ])
  })

  it('does not miss what a misspelt name was meant to state', async () => {
    const dns = { fqdn: 'aurora.core.internal', record_valeus: ['10.30.1.4'] }
    const errors = await errorsOf({ capabilities: { dns }, common: place })
    expect(errors.map(({ param, suggestion }) => ({ param, suggestion }))).toEqual([
      { param: 'record_valeus', suggestion: 'record_values' },
    ])
  })

  it('looks up no name on the prototype of an object', async () => {
    const errors = await errorsOf({
      capabilities: { constructor: {}, databricks: { toString: 1 } },
      common: place,
    })
    expect(errors.map(({ capability, param }) => `${capability}.${param}`)).toEqual([
      'constructor.null',
      'databricks.toString',
    ])
  })
})

/** Rounds after which every example is right; a list is put right entry by entry. */
const maxRounds = 8

describe('the suggestions', () => {
  const examples = capabilityRegistry.flatMap(({ capability: { id } }) =>
    readExamples(id).map(({ name, stated }) => ({ id, name, stated })),
  )
  it.each(examples)(
    verifies(
      ['render.suggests'],
      'lead from example $name of $id to a request that can be built, or say in words what to change',
    ),
    async ({ id, stated }) => {
      let values: Readonly<Record<string, JsonValue>> = stated
      for (let round = 0; round < maxRounds; round += 1) {
        const errors = await errorsOf({ capabilities: { [id]: values } })
        const isStuck = errors.every(
          ({ param, suggestion }) => suggestion === null && !((param ?? '') in values),
        )
        if (isStuck) {
          expect(errors.filter(({ reason }) => !reason.endsWith(' would be right.'))).toEqual([])
          return
        }
        for (const { param, reason, suggestion } of errors) {
          expect(reason).toMatch(/[.?]$/)
          const { [param ?? '']: _, ...others } = values
          values = suggestion === null ? others : { ...others, [param ?? '']: suggestion }
        }
      }
      expect(await errorsOf({ capabilities: { [id]: values } })).toEqual([])
    },
  )
})
