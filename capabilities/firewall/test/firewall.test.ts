import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assessment, CapabilityContext, Stated } from '#capability'
import { firewall } from '../capability.ts'

const context: CapabilityContext = {
  today: '2026-11-22',
  request: { repository: 'acme/infra', number: 12, title: 'Open ports', author: 'alice' },
  subscriptions: { dev: 'sub-dev', staging: 'sub-staging', prod: 'sub-prod' },
  networks: [
    { prefix: '10.50.0.0/16', networkSecurityGroup: 'nsg-shared', resourceGroup: 'rg-network' },
    { prefix: '10.50.4.0/24', networkSecurityGroup: 'nsg-ml', resourceGroup: 'rg-ml' },
    { prefix: 'not a network', networkSecurityGroup: 'nsg-broken', resourceGroup: 'rg-broken' },
  ],
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

const plain: Stated = {
  team: 'ml',
  environment: 'dev',
  ports: ['443'],
  source_ips: ['10.20.0.0/16'],
  destination: '10.50.4.10',
}

function assess(stated: Stated, facts: Partial<CapabilityContext> = {}): Promise<Assessment> {
  return firewall.assess({ ...plain, ...stated }, { ...context, ...facts })
}

async function problemOf(stated: Stated): Promise<Assessment['problems'][number] | undefined> {
  const { problems, stacks } = await assess(stated)
  expect(stacks).toEqual([])
  expect(problems).toHaveLength(1)
  return problems[0]
}

async function gatesOf(stated: Stated): Promise<string[]> {
  return (await assess(stated)).gates.map(({ id }) => id)
}

async function variablesOf(stated: Stated, facts?: Partial<CapabilityContext>) {
  const [stack] = (await assess(stated, facts)).stacks
  if (stack === undefined) throw new Error('there is no stack')
  return stack.variables
}

describe('what is refused', () => {
  it.each<[Stated, string, string]>([
    [{ ports: ['70000'] }, 'ports', '"70000" is no port'],
    [{ ports: ['443', '8010-8000'] }, 'ports', '"8010-8000" is no port'],
    [{ ports: [] }, 'ports', 'name at least one port, such as 443'],
    [{ protocol: 'Icmp' }, 'ports', 'ICMP has no ports'],
    [{ source_ips: ['169.254.169.254'] }, 'source_ips', 'it is a link-local address'],
    [{ source_ips: ['10.20.0.0/16', '127.0.0.1'] }, 'source_ips', 'it is an address of the machine itself'],
    [{ source_ips: ['10.20.0.0 /16'] }, 'source_ips', 'an address is written in ASCII without spaces'],
    [{ source_ips: ['VirtualNetwork'] }, 'source_ips', 'service tags are not taken here'],
    [{ source_ips: ['Sql.EastUS2'] }, 'source_ips', 'service tags are not taken here'],
    [{ source_ips: ['10.300.0.0'] }, 'source_ips', 'it is not an address'],
    [{ source_ips: ['fd00::/16'] }, 'source_ips', 'a rule holds IPv4 or IPv6 and not both'],
    [{ destination: '10.60.1.1' }, 'destination', 'it is not inside a network where ports may be opened'],
    [{ destination: 'db.example.com' }, 'destination', 'takes addresses and no host names'],
    [{ destination: '224.0.0.1' }, 'destination', 'it is a multicast address'],
    [{ direction: 'Outbound' }, 'source_ips', 'it is not inside a network where ports may be opened'],
    [{ target: 'nsg-other' }, 'target', 'no configured network has a network security group of that name'],
    [{ target: 'nsg-ml', destination: '10.50.9.9' }, 'target', 'it guards another network'],
    [{ backend: 'azure_firewall' }, 'backend', 'rules are made in network security groups only'],
    [{ action: 'remove' }, 'action', 'rules are not removed here yet'],
    [{ expires: '2026-11-22' }, 'expires', 'today is 2026-11-22, so it has passed'],
    [{ expires: 'tomorrow' }, 'expires', 'a date is written YYYY-MM-DD, such as 2030-12-31'],
    [
      { justification: 'short' },
      'justification',
      'a justification has at least 10 characters, such as "the partner calls our API"',
    ],
    [{ rule_name: 'Rule_1' }, 'rule_name', 'a rule name has 2 to 80 lower-case letters'],
  ])('refuses %j', async (stated, parameter, rule) => {
    const problem = await problemOf(stated)
    expect(problem?.parameter).toBe(parameter)
    expect(problem?.rule).toContain(rule)
  })

  it('proposes the network and the address when host bits are set', async () => {
    const { problems, questions } = await assess({ source_ips: ['10.20.0.5/16'] })
    expect(problems).toEqual([
      {
        parameter: 'source_ips',
        value: '10.20.0.5/16',
        rule: 'it has host bits set: 10.20.0.0/16 is the whole network and 10.20.0.5/32 is one address',
        suggestion: '10.20.0.0/16',
      },
    ])
    expect(questions).toEqual([
      {
        parameter: 'source_ips',
        text: 'From which addresses (CIDR)?',
        options: ['10.20.0.0/16', '10.20.0.5/32'],
        weight: 89,
      },
    ])
  })

  it('says that no network is configured when there is none', async () => {
    const { problems } = await assess({}, { networks: [] })
    expect(problems[0]?.rule).toContain('no network is configured for this repository')
  })

  it('refuses privileged ports from the internet in production, also inside a range', async () => {
    const stated = { environment: 'prod', source_ips: ['anywhere'], ports: ['20-30'] }
    expect((await problemOf(stated))?.rule).toBe(
      'in production 20-23, 25 is not opened to the internet; name the addresses, or use Azure Bastion',
    )
    expect((await problemOf({ ...stated, ports: ['*'] }))?.parameter).toBe('ports')
  })

  it('refuses an opening to the internet for longer than 90 days and proposes the last day', async () => {
    const problem = await problemOf({ source_ips: ['0.0.0.0/0'], expires: '2027-02-21' })
    expect(problem).toMatchObject({ parameter: 'expires', suggestion: '2027-02-20' })
  })
})

describe('what is confirmed by name', () => {
  it.each<[Stated, string[]]>([
    [{}, ['access']],
    [{ access: 'Deny', source_ips: ['any'], ports: ['22'] }, ['access']],
    [{ source_ips: ['anywhere'] }, ['internet_exposure']],
    [{ source_ips: ['Internet'] }, ['internet_exposure']],
    [{ source_ips: ['0.0.0.0/1', '128.0.0.0/1'] }, ['internet_exposure']],
    [{ source_ips: ['*'], ports: ['22'] }, ['internet_exposure', 'ssh_from_internet', 'privileged_ports']],
    [
      { source_ips: ['*'], ports: ['22', '3000-4000'] },
      ['internet_exposure', 'ssh_from_internet', 'rdp_from_internet', 'privileged_ports', 'wide_port_range'],
    ],
    [{ source_ips: ['*'], ports: ['22'], protocol: 'Udp' }, ['internet_exposure', 'privileged_ports']],
    [{ ports: ['5432'] }, ['privileged_ports']],
    [{ ports: ['8000-8100'] }, ['privileged_ports', 'wide_port_range']],
    [{ ports: ['30000-30099'] }, ['access']],
    [{ ports: ['*'] }, ['any_any']],
    [
      { ports: ['*'], source_ips: ['*'] },
      ['internet_exposure', 'ssh_from_internet', 'rdp_from_internet', 'any_any'],
    ],
    [{ protocol: '*' }, ['any_any']],
    [{ environment: 'prod' }, ['prod_change']],
    [{ protocol: 'Icmp', ports: ['*'] }, ['access']],
    [
      { source_ips: ['10.50.4.0/24'], destination: '0.0.0.0/0', direction: 'Outbound' },
      ['internet_exposure'],
    ],
  ])('asks for %j to confirm %j', async (stated, expected) => {
    expect(await gatesOf(stated)).toEqual(expected)
  })

  it.each<[Stated, string]>([
    [{}, 'Opens tcp/443 on 10.50.4.10/32 to 10.20.0.0/16.'],
    [
      { source_ips: ['anywhere'] },
      'Opens tcp/443 on 10.50.4.10/32 to the whole internet (0.0.0.0/0) until 2026-12-06.',
    ],
    [
      { source_ips: ['0.0.0.0/1', '128.0.0.0/1'] },
      'Opens tcp/443 on 10.50.4.10/32 to a large part of the internet (0.0.0.0/1 and 128.0.0.0/1) until 2026-12-06.',
    ],
    [
      { ports: ['22'] },
      'Opens ports that administer machines or serve data (22): tcp/22 on 10.50.4.10/32 to 10.20.0.0/16.',
    ],
    [{ ports: ['30000-30999'] }, 'Opens 1,000 ports at once: tcp/30000-30999.'],
    [
      { source_ips: ['10.50.4.0/24'], destination: '20.1.2.3' },
      'Lets out tcp/443 from 10.50.4.0/24 to 20.1.2.3/32.',
    ],
    [
      { source_ips: ['1.0.0.1', '1.0.0.2', '1.0.0.3', '1.0.0.4', '1.0.0.5', '1.0.0.6', '1.0.0.7'] },
      'Opens tcp/443 on 10.50.4.10/32 to 1.0.0.1/32, 1.0.0.2/32, 1.0.0.3/32, 1.0.0.4/32, 1.0.0.5/32 and 2 more.',
    ],
    [{ access: 'Deny' }, 'Blocks tcp/443 on 10.50.4.10/32 from 10.20.0.0/16.'],
  ])('prints for %j what it opens', async (stated, text) => {
    expect((await assess(stated)).gates[0]?.text).toBe(text)
  })

  it('has a gate for every rule that it makes', async () => {
    const stated = fc.record({
      environment: fc.constantFrom('dev', 'staging', 'prod'),
      ports: fc.array(fc.constantFrom('22', '80', '443', '3000-4000', '*'), { minLength: 1 }),
      protocol: fc.constantFrom('Tcp', 'Udp', '*'),
      source_ips: fc.array(fc.constantFrom('10.20.0.0/16', '20.1.2.3', '0.0.0.0/0', '8.0.0.0/7'), {
        minLength: 1,
      }),
      access: fc.constantFrom('Allow', 'Deny'),
    })
    await fc.assert(
      fc.asyncProperty(stated, async (values) => {
        const { stacks, gates } = await assess(values)
        expect(gates.length > 0).toBe(stacks.length > 0)
      }),
    )
  })
})

describe('where the rule is made', () => {
  it('takes the network security group with the longest prefix around the destination', async () => {
    expect(await variablesOf({})).toMatchObject({
      network_security_group_name: 'nsg-ml',
      resource_group_name: 'rg-ml',
    })
    expect(await variablesOf({ destination: '10.50.9.9' })).toMatchObject({
      network_security_group_name: 'nsg-shared',
      resource_group_name: 'rg-network',
    })
  })

  it('takes a stated group that guards the destination too, in whatever case it is written', async () => {
    expect(await variablesOf({ target: 'NSG-Shared' })).toMatchObject({
      network_security_group_name: 'nsg-shared',
    })
  })

  it('goes outward when only the addresses it comes from are ours', async () => {
    const stated = { source_ips: ['10.50.4.5'], destination: '20.1.2.3' }
    expect(await variablesOf(stated)).toMatchObject({
      direction: 'Outbound',
      network_security_group_name: 'nsg-ml',
    })
  })

  it('uses the subscription of the environment', async () => {
    expect(await variablesOf({ environment: 'staging' })).toMatchObject({ subscription_id: 'sub-staging' })
  })

  it('mentions that traffic inside one network is open already', async () => {
    const { decisions } = await assess({ source_ips: ['10.50.4.5'] })
    expect(decisions.map(({ reason }) => reason)).toEqual([
      'both ends are in 10.50.4.0/24, where traffic is open already unless a rule denies it',
    ])
  })
})

describe('what the rule is called and where it stands', () => {
  it('names the rule after team, direction, protocol, first port and a hash', async () => {
    const { rule_name } = await variablesOf({ ports: ['8000-8010', '443'] })
    expect(rule_name).toMatch(/^nsgsr-ml-in-tcp-443-[a-z0-9]{4}$/)
  })

  it('keeps the name when the addresses change, and takes another in another request', async () => {
    const { rule_name } = await variablesOf({})
    expect(await variablesOf({ source_ips: ['10.21.0.0/16'] })).toMatchObject({ rule_name })
    const other = await variablesOf({}, { request: { ...context.request, number: 13 } })
    expect(other['rule_name']).not.toBe(rule_name)
  })

  it.each<[Stated, object]>([
    [{}, { first: 1100, slots: 190, step: 10 }],
    [{ expires: '2026-12-01' }, { first: 3000, slots: 500, step: 1 }],
    [{ source_ips: ['anywhere'] }, { first: 3500, slots: 500, step: 1 }],
    [{ ports: ['*'] }, { first: 3500, slots: 500, step: 1 }],
  ])('looks for a priority for %j in its own band', async (stated, band) => {
    const { priority_band } = await variablesOf(stated)
    expect(priority_band).toMatchObject(band)
    expect(priority_band).toHaveProperty('start', expect.any(Number))
  })

  it('describes the rule in at most 140 characters, the request first and without control characters', async () => {
    const { description } = await variablesOf({
      justification: `line\nbreak ${'x'.repeat(300)}`,
      expires: '2026-12-01',
    })
    expect(description).toMatch(/^Planwright #12 until 2026-12-01, acme\/infra: line break x+$/)
    expect(description).toHaveLength(140)
  })

  it('leaves the justification out when the title of the request is too short to be one', async () => {
    const facts = { request: { ...context.request, title: 'ports' } }
    expect(await variablesOf({}, facts)).toMatchObject({ description: 'Planwright #12, acme/infra' })
  })
})

describe('what is asked', () => {
  it('asks until when and what for when it is open to the internet', async () => {
    const { questions } = await assess({ source_ips: ['anywhere'] })
    expect(questions.map(({ parameter, default: proposed }) => [parameter, proposed])).toEqual([
      ['expires', '2026-12-06'],
      ['justification', 'Open ports'],
    ])
  })

  it('asks for the protocol only when the ports do not tell it', async () => {
    expect((await assess({})).questions).toEqual([])
    expect((await assess({ ports: ['12345'] })).questions.map(({ parameter }) => parameter)).toEqual([
      'protocol',
    ])
    expect((await assess({ ports: ['123'] })).settings['protocol']).toMatchObject({ value: 'Udp' })
  })
})
