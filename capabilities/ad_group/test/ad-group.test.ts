import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assessment, CapabilityContext, Stated } from '#capability'
import { adGroup } from '../capability.ts'

const subscriptions = {
  dev: '10000000-0000-4000-8000-00000000000d',
  staging: '10000000-0000-4000-8000-00000000000e',
  prod: '10000000-0000-4000-8000-00000000000f',
}
const context: CapabilityContext = {
  today: '2026-11-22',
  request: { repository: 'acme/infra', number: 12, title: 'A group', author: 'alice' },
  subscriptions,
  networks: [],
  dnsZones: [],
  endpointSubnets: {},
  logWorkspaces: {},
  egressAddresses: [],
  defaultRegion: 'eastus2',
  companions: {},
  prices: {
    machinesOf: '2026-06-18',
    machinesObservedIn: () => '2026-06-18',
    machine: () => undefined,
    machineUsdPerHour: () => undefined,
    price: () => undefined,
  },
}
const plain: Stated = { team: 'ml', environment: 'dev' }
const addition: Stated = { action: 'add_members', group_name: 'sg-ml-users', members: ['mia@contoso.com'] }

function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return adGroup.assess({ ...plain, ...stated }, { ...context, ...facts })
}

async function stackOf(
  stated: Stated,
  facts?: Partial<CapabilityContext>,
): Promise<Assessment['stacks'][number]> {
  const [stack] = (await assess(stated, facts)).stacks
  if (stack === undefined) throw new Error('there is no stack')
  return stack
}

async function gatesOf(stated: Stated): Promise<string[]> {
  return (await assess(stated)).gates.map(({ id }) => id)
}

async function askedWithoutDefault(stated: Stated): Promise<string[]> {
  const { questions, stacks } = await assess(stated)
  expect(stacks).toEqual([])
  return questions.filter((one) => one.default === undefined).map(({ parameter }) => parameter)
}

describe('what is refused', () => {
  it.each<[Stated, string, string]>([
    [{ group_name: 'Microsoft people' }, 'group_name', 'kept for the directory'],
    [{ group_name: 'sg "x"' }, 'group_name', 'up to 256 letters'],
    [{ owners: ['bob'] }, 'owners', '"bob" is no name of a person'],
    [{ members: ['bob@contoso'] }, 'members', '"bob@contoso" is no name of a person'],
    [{ environment: 'prod', owners: ['a@x.com', 'A@x.com'] }, 'owners', 'has at least two owners'],
    [{ environment: 'prod', owners: [] }, 'owners', 'has at least two owners'],
    [{ members: ['a@x.com'], dynamic_rule: 'user.country -eq "DE"' }, 'members', 'either a rule or a list'],
    [{ role_assignable: true, dynamic_rule: 'user.country -eq "DE"' }, 'role_assignable', 'follow a rule'],
    [{ action: 'remove_members', members: ['a@x.com'] }, 'action', 'taken out where they were put in'],
    [{ role: 'Reader', scope: 'none' }, 'scope', 'a role counts on something'],
    [{ role: 'Reader', scope: `/subscriptions/${subscriptions.prod}` }, 'scope', 'subscription of dev'],
    [{ role: 'Reader', scope: 'rg with spaces' }, 'scope', 'a scope is none, subscription'],
    [{ role: 'Global Administrator' }, 'role', 'not a role that is given here'],
    [
      { ...addition, members: Array.from({ length: 11 }, (_, index) => `u${index}@contoso.com`) },
      'members',
      'at most 10 people',
    ],
  ])('refuses %j', async (stated, parameter, rule) => {
    const { problems, stacks } = await assess(stated)
    expect(stacks).toEqual([])
    expect(problems.map((problem) => problem.parameter)).toEqual([parameter])
    expect(problems[0]?.rule).toContain(rule)
  })
})

describe('what is asked', () => {
  it.each<[Stated, string[]]>([
    [{ environment: 'prod' }, ['owners']],
    [{ role: 'Contributor' }, ['scope']],
    [{ role: 'Owner', resource_group: 'rg-ml' }, ['scope']],
    [{ role: 'Reader', resource_group: 'subscription' }, ['scope']],
    [{ action: 'add_members' }, ['group_name', 'members']],
    [{ action: 'add_members', group_name: 'sg-ml-users' }, ['members']],
  ])('must know more for %j', async (stated, expected) => {
    expect(await askedWithoutDefault(stated)).toEqual(expected)
  })

  it('offers the smallest role when only a scope is named', async () => {
    const { questions, settings } = await assess({ scope: 'rg-ml-dev' })
    expect(settings['role']).toMatchObject({ value: 'Reader', source: 'default' })
    expect(questions.find(({ parameter }) => parameter === 'role')).toMatchObject({ default: 'Reader' })
  })

  it('asks nothing about people who are to be taken out', async () => {
    const { questions } = await assess({ environment: 'prod', action: 'remove_members' })
    expect(questions).toEqual([])
  })

  it('asks nothing about a group that is there already when people and group are named', async () => {
    expect((await assess(addition)).questions).toEqual([])
  })
})

describe('what is confirmed by name', () => {
  const reader = { role: 'Reader', scope: 'rg-ml-dev' }

  it.each<[Stated, string[]]>([
    [{}, []],
    [reader, []],
    [{ ...reader, role: 'none' }, []],
    [{ ...reader, scope: 'subscription' }, ['access']],
    [{ ...reader, scope: `/subscriptions/${subscriptions.dev.toUpperCase()}` }, ['access']],
    [{ ...reader, role: 'Owner' }, ['owner_role']],
    [{ ...reader, role: 'User Access Administrator' }, ['owner_role']],
    [{ role: 'Role Based Access Control Administrator', scope: 'subscription' }, ['owner_role', 'access']],
    [{ role_assignable: true }, ['role_assignable']],
    [{ owners: ['a@contoso.com'], members: ['b@contoso.com'] }, []],
    [{ owners: ['a@contoso.com'], members: ['b@fabrikam.com'] }, ['access']],
    [{ members: ['b@gmail.com'] }, ['access']],
    [{ members: ['b_fabrikam.com#EXT#@contoso.com'] }, ['access']],
    [{ members: Array.from({ length: 51 }, (_, index) => `u${index}@contoso.com`) }, ['access']],
    [{ environment: 'prod', owners: ['a@contoso.com', 'b@contoso.com'] }, ['prod_change']],
    [addition, ['access']],
    [{ ...addition, environment: 'prod' }, ['access', 'prod_change']],
  ])('asks for %j to confirm %j', async (stated, expected) => {
    expect(await gatesOf(stated)).toEqual(expected)
  })

  it('has a gate for everything in production', async () => {
    const people = fc.array(fc.constantFrom('a@contoso.com', 'b@contoso.com', 'c@gmail.com'))
    const stated = fc.record({
      environment: fc.constant('prod'),
      owners: people,
      members: people,
      action: fc.constantFrom('create', 'add_members'),
      group_name: fc.constant('sg-ml-users'),
      role_assignable: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(stated, async (values) => {
        const { stacks, gates } = await assess(values)
        expect(gates.some(({ id }) => id === 'prod_change')).toBe(stacks.length > 0)
      }),
    )
  })
})

describe('what the group is called', () => {
  it.each<[Stated, string]>([
    [{}, 'sg-ml-users-dev'],
    [{ role: 'Storage Blob Data Contributor', scope: 'rg-ml' }, 'sg-ml-contributors-dev'],
    [{ role: 'Cognitive Services OpenAI User', scope: 'rg-ml' }, 'sg-ml-users-dev'],
    [{ role: 'Owner', scope: 'rg-ml' }, 'sg-ml-owner-dev'],
    [{ group_purpose: 'Mainframe migration' }, 'sg-ml-mainframe-migration-dev'],
    [{ group_purpose: '审计' }, 'sg-ml-users-dev'],
  ])('is for %j named %s', async (stated, expected) => {
    expect((await assess(stated)).settings['group_name']).toMatchObject({ value: expected, source: 'naming' })
  })

  it('has a folder of its name, with a hash where letters were lost', async () => {
    expect((await stackOf({})).folder).toBe('sg-ml-users-dev')
    const { folder } = await stackOf({ group_name: 'SG ML Users' })
    expect(folder).toMatch(/^sg-ml-users-[a-z0-9]{4}$/)
    expect((await stackOf({ group_name: 'SG ml Users' })).folder).not.toBe(folder)
    expect((await stackOf({ group_name: `sg-${'x'.repeat(250)}` })).folder.length).toBeLessThanOrEqual(80)
  })
})

describe('what is made', () => {
  it('looks people up once, in lower case', async () => {
    const { variables } = await stackOf({ owners: ['Ana@Contoso.com', 'ana@contoso.com'] })
    expect(variables['owners']).toEqual(['ana@contoso.com'])
  })

  it('gives the role on the resource group of a name and of an id alike', async () => {
    const byName = await stackOf({ role: 'Reader', scope: 'rg-ml' })
    const id = `/subscriptions/${subscriptions.dev}/resourceGroups/rg-ml`
    expect((await stackOf({ role: 'Reader', scope: id })).variables).toEqual(byName.variables)
    expect(byName.variables).toMatchObject({
      resource_group_name: 'rg-ml',
      subscription_id: subscriptions.dev,
    })
  })

  it('gives the role on the resource group of the request when no other scope is named', async () => {
    const { settings } = await assess({ role: 'Reader', resource_group: 'rg-ml' })
    expect(settings['scope']).toEqual({
      value: 'rg-ml',
      source: 'default',
      reason: 'the resource group of the request',
    })
    expect((await assess({ resource_group: 'rg-ml' })).settings['role']).toMatchObject({ value: 'none' })
  })

  it('needs no subscription without a role', async () => {
    const { providers, variables } = await stackOf({})
    expect(providers).toEqual(['azuread'])
    expect(variables).not.toHaveProperty('subscription_id')
  })

  it('tells in the description whose the group is and whether its members are listed', async () => {
    const { variables } = await stackOf({ group_purpose: 'Line\nbreak' })
    expect(variables['description']).toBe('Line break. Planwright acme/infra#12, ml dev')
    const listed = await stackOf({ members: ['mia@contoso.com'] })
    expect(listed.variables['description']).toBe('Planwright acme/infra#12, ml dev, members are listed there')
  })

  it('keeps the resource of a person when others join or leave', async () => {
    const one = await stackOf(addition)
    const two = await stackOf({ ...addition, members: ['bo@contoso.com', 'mia@contoso.com'] })
    expect(two.settings['member_2']).toBe(one.settings['member_1'])
    expect(two.folder).toBe(one.folder)
  })

  it('adds people in a stack of its own for each request', async () => {
    const other = await stackOf(addition, { request: { ...context.request, number: 13 } })
    expect(other.folder).not.toBe((await stackOf(addition)).folder)
  })

  it('makes a new group when owners or a role are said together with members to add', async () => {
    for (const more of [
      { owners: ['a@contoso.com'] },
      { role: 'Reader', scope: 'rg-ml' },
      { scope: 'rg-ml' },
    ]) {
      expect((await stackOf({ ...addition, ...more })).template).toBe('entra-group')
    }
  })

  it('names the licences that no price is known for', async () => {
    const { estimate } = await assess({ dynamic_rule: 'user.department -eq "Sales"' })
    expect(estimate[0]).toMatchObject({ highUsd: 0, unpriced: [expect.stringContaining('Entra ID P1')] })
    expect((await assess({})).estimate[0]?.unpriced).toEqual([])
  })
})
