import { describe, expect, it } from 'vitest'
import type { Capability } from '../../../../src/capability/index.ts'
import { contestedClaims, refusedByCloud } from '../../../../src/conversation/preflight/contested-claims.ts'
import type { Surroundings } from '../../../../src/conversation/preflight/surroundings.ts'
import { unknownNames } from '../../../../src/conversation/preflight/unknown-names.ts'
import type { Claim } from '../../../../src/domain/assessment.ts'
import type { ProposedStack } from '../../../../src/domain/brief.ts'
import type { HeldClaim } from '../../../../src/domain/held-claim.ts'
import { verifies } from '../../../scenarios/requirements.ts'
import { aBrief } from '../../../support/requests.ts'
import { lab } from '../support/lab.ts'

const subscriptions = { dev: 'sub-dev', staging: 'sub-dev', prod: 'sub-prod' }
const catalogue: readonly Capability[] = [lab]

/** A stack of the lab in dev that claims things, by parameters that were settled to these values. */
function aStack(
  claims: readonly Claim[] | undefined,
  values: Readonly<Record<string, string | number>> = {},
  over: Partial<ProposedStack> = {},
): ProposedStack {
  const [template] = aBrief().stacks
  if (template === undefined) throw new Error('there is no stack to start from')
  const { claims: _, ...blueprint } = template.blueprint
  return {
    ...template,
    capability: 'lab',
    environment: 'dev',
    parameters: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, source: 'stated' }]),
    ),
    blueprint: { ...blueprint, title: 'Lab', ...(claims === undefined ? {} : { claims: [...claims] }) },
    ...over,
  }
}

function held(kind: Claim['kind'], value: string, over: Partial<HeldClaim> = {}): HeldClaim {
  return { kind, value, path: 'stacks/dev/ml/lab-ml', environment: 'dev', request: 12, settings: {}, ...over }
}

function contested(stacks: readonly ProposedStack[], around: Partial<Surroundings> = {}) {
  const all = { own: 13, held: [], networks: [], subscriptions, catalogue, ...around }
  return contestedClaims(stacks, { stacks: [...stacks] }, all)
}

const group: Claim = { kind: 'resource_group', value: 'rg-ml-lab-dev', parameter: 'resource_group' }
const account: Claim = { kind: 'storage_account', value: 'stmldev', parameter: 'lab_name' }
const range: Claim = { kind: 'address_range', value: '10.139.8.0/22', parameter: 'undescribed' }
const inGroup = { resource_group: 'rg-ml-lab-dev' }

describe('a resource group', () => {
  it(verifies(['preflight.groups'], 'of another request is told with that request and another name'), () => {
    expect(
      contested([aStack([group], inGroup)], { held: [held('resource_group', 'RG-ml-lab-dev')] }),
    ).toEqual({
      objections: [
        {
          capability: null,
          parameter: 'resource_group',
          value: 'rg-ml-lab-dev',
          rule: 'there is already a resource group of this name, from #12',
          suggestion: 'rg-ml-lab-dev-2',
        },
      ],
      open: [],
    })
  })

  it('is offered under a name that no other request has', () => {
    const { objections } = contested([aStack([group], inGroup)], {
      held: ['rg-ml-lab-dev', 'rg-ml-lab-dev-2'].map((name) => held('resource_group', name)),
    })
    expect(objections).toMatchObject([{ suggestion: 'rg-ml-lab-dev-3' }])
  })

  it('is told with its folder when nothing says which request has it', () => {
    const { objections } = contested([aStack([group], inGroup)], {
      held: [held('resource_group', 'rg-ml-lab-dev', { request: null })],
    })
    expect(objections[0]?.rule).toBe(
      'there is already a resource group of this name, in stacks/dev/ml/lab-ml',
    )
  })

  it.each([
    ['of the request itself', { request: 13 }],
    ['in another subscription', { environment: 'prod' }],
  ])('%s is left to the cloud', (_, over) => {
    const { objections, open } = contested([aStack([group], inGroup)], {
      held: [held('resource_group', 'rg-ml-lab-dev', over)],
    })
    expect(objections).toEqual([])
    expect(open).toMatchObject([{ kind: 'resource_group', value: 'rg-ml-lab-dev', subscription: 'sub-dev' }])
  })

  it('in another environment of the same subscription is told', () => {
    const { objections } = contested([aStack([group], inGroup)], {
      held: [held('resource_group', 'rg-ml-lab-dev', { environment: 'staging' })],
    })
    expect(objections).toHaveLength(1)
  })

  it('that two stacks of one request would make is told with the words that give each its own', () => {
    const stacks = [aStack([group], inGroup), aStack([group], inGroup), aStack(undefined)]
    expect(contested(stacks).objections).toEqual([
      {
        capability: null,
        parameter: 'resource_group',
        value: 'rg-ml-lab-dev',
        rule: 'Lab of this request makes a resource group of this name too, and each stack makes one of its own',
        suggestion: '"drop the resource group"',
      },
    ])
  })
})

describe('a name that is unique in the world', () => {
  it('is told of another subscription too', () => {
    const { objections } = contested([aStack([account], { lab_name: 'stmldev' })], {
      held: [held('storage_account', 'stmldev', { environment: 'prod' }), held('key_vault', 'stmldev')],
    })
    expect(objections).toEqual([
      {
        capability: 'lab',
        parameter: 'lab_name',
        value: 'stmldev',
        rule: 'there is already a storage account of this name, from #12',
        suggestion: 'stmldev-2',
      },
    ])
  })

  it('that follows from another one is told with that one', () => {
    const { objections } = contested([aStack([account], { lab_name: 'lab-ml' })], {
      held: [held('storage_account', 'stmldev')],
    })
    expect(objections).toEqual([
      {
        capability: 'lab',
        parameter: 'lab_name',
        value: 'lab-ml',
        rule: 'it would give a storage account the name stmldev: there is already a storage account of this name, from #12',
        suggestion: 'lab-ml-2',
      },
    ])
  })

  it('that two stacks of one request want is told with another one for the second', () => {
    const stacks = [aStack([account], { lab_name: 'stmldev' }), aStack([account], { lab_name: 'stmldev' })]
    expect(contested(stacks).objections).toMatchObject([{ value: 'stmldev', suggestion: 'stmldev-2' }])
  })

  it('is told as it is when its parameter has no value or is not known', () => {
    const stacks = [
      aStack([account], { lab_name: 7 }),
      aStack([{ ...account, value: 'stother' }], {}, { capability: 'gone', environment: 'moon' }),
    ]
    const { open } = contested(stacks)
    expect(open.map(({ by }) => by.value)).toEqual(['stmldev', 'stother'])
    expect(open.map(({ alternatives }) => alternatives.length)).toEqual([3, 0])
    expect(open.map(({ subscription }) => subscription)).toEqual(['sub-dev', ''])
  })

  it.each([
    [
      'storage_account',
      'a storage account of this name exists in Azure already, and these names are unique in the world',
    ],
    [
      'key_vault',
      'a key vault of this name exists in Azure already, or was deleted not long ago, and these names are unique in the world',
    ],
    [
      'container_registry',
      'a container registry of this name exists in Azure already, and these names are unique in the world',
    ],
    [
      'openai_subdomain',
      'an Azure OpenAI account of this name exists in Azure already, and these names are unique in the world',
    ],
    [
      'resource_group',
      'the subscription of dev has a resource group of this name already, and each stack makes one of its own',
    ],
  ] as const)('is refused for a %s with the rule of its kind', (kind, rule) => {
    const [name] = contested([aStack([{ ...account, kind }], { lab_name: 'stmldev' })]).open
    if (name === undefined) throw new Error('the name is not open')
    expect(refusedByCloud(name, 'taken', 'stmldev2')).toEqual({
      capability: 'lab',
      parameter: 'lab_name',
      value: 'stmldev',
      rule,
      suggestion: 'stmldev2',
    })
  })

  it('is refused without another one when none is free, and when Azure allows it to nobody', () => {
    const [name] = contested([aStack([account], { lab_name: 'stmldev' })]).open
    if (name === undefined) throw new Error('the name is not open')
    expect(refusedByCloud(name, 'not_allowed', undefined)).toEqual({
      capability: 'lab',
      parameter: 'lab_name',
      value: 'stmldev',
      rule: 'Azure does not allow a storage account of this name',
    })
  })

  it('that nobody can tell about is named in one sentence for each reason', () => {
    const stacks = ['one', 'two', 'three'].map((value) => aStack([{ ...account, value }]))
    const unknown = contested(stacks).open.map((name, index) => ({
      name,
      because: index === 0 ? 'Azure answered 503' : 'Azure did not answer in time',
    }))
    expect(unknownNames(unknown)).toEqual([
      'Whether one is free could not be looked up: Azure answered 503. A name that is taken would show when it is built.',
      'Whether two and three are free could not be looked up: Azure did not answer in time. A name that is taken would show when it is built.',
    ])
    expect(unknownNames([])).toEqual([])
  })
})

describe('a range of addresses', () => {
  const told = (around: Partial<Surroundings>, claim: Claim = range) =>
    contested([aStack([claim])], around).objections

  it(
    verifies(
      ['preflight.addresses'],
      'that overlaps one of another stack is told with both and the next one that is free',
    ),
    () => {
      const ranges = ['10.139.0.0/20', '10.139.16.0/24'].map((value) => held('address_range', value))
      expect(told({ held: ranges })).toEqual([
        {
          capability: 'lab',
          parameter: 'undescribed',
          value: '10.139.8.0/22',
          rule: 'it overlaps 10.139.0.0/20 of lab-ml, from #12, and networks that overlap can never be connected',
          suggestion: '10.139.20.0/22',
        },
      ])
    },
  )

  it('that overlaps a network of the organization is told with that network', () => {
    expect(told({ networks: ['fd00:50::/48', 'no network', '10.139.9.0/24'] })).toMatchObject([
      {
        rule: 'it overlaps 10.139.9.0/24, a network of the organization, and networks that overlap can never be connected',
        suggestion: '10.139.12.0/22',
      },
    ])
  })

  it('within a plan of addresses that is wider than a network is none', () => {
    expect(told({ networks: ['10.0.0.0/8'] })).toEqual([])
  })

  it('that overlaps one of the same request is told with its stack', () => {
    const stacks = [aStack([group, range], inGroup), aStack(undefined), aStack([range])]
    expect(contested(stacks).objections).toMatchObject([
      { rule: expect.stringContaining('it overlaps 10.139.8.0/22 of Lab in this request') as string },
    ])
  })

  it('of the request itself, one beside it, and what is none are no conflict', () => {
    expect(told({ held: [held('address_range', '10.139.8.0/22', { request: 13 })] })).toEqual([])
    expect(told({ held: [held('address_range', '10.139.12.0/22'), held('storage_account', 'st')] })).toEqual(
      [],
    )
    expect(told({ held: [held('address_range', '10.139.8.0/22')] }, { ...range, value: 'none' })).toEqual([])
  })

  it('starts again at the front of its block when the rest is taken, and is not offered when nothing is left', () => {
    const end = { ...range, value: '192.168.128.0/17' }
    const taken = held('address_range', '192.168.192.0/18')
    expect(told({ held: [taken] }, end)).toMatchObject([{ suggestion: '192.168.0.0/17' }])
    const [full] = told({ held: [taken, held('address_range', '192.168.1.0/24')] }, end)
    expect(full).not.toHaveProperty('suggestion')
  })

  it('on the internet is not offered another one', () => {
    const [objection] = told({ networks: ['20.1.2.0/24'] }, { ...range, value: '20.1.0.0/16' })
    expect(objection).not.toHaveProperty('suggestion')
  })

  it('is not looked for without an end', () => {
    const small = { ...range, value: '10.0.0.0/29' }
    const [objection] = told({ held: [held('address_range', '10.0.0.0/10')] }, small)
    expect(objection).not.toHaveProperty('suggestion')
  })
})
