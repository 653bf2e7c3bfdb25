import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DnsZone, Stated } from '#capability'
import { assessmentFaults } from '../../../src/capability/conformance.ts'
import { dns } from '../capability.ts'
import { recordTypes } from '../record-types.ts'
import { assess, context, stackOf, zones } from './assess.ts'

const www = { fqdn: 'www.contoso.com', record_values: ['20.1.2.3'] }

async function gatesOf(stated: Stated, facts?: Parameters<typeof assess>[1]): Promise<string[]> {
  return (await assess(stated, facts)).gates.map(({ id }) => id)
}

describe('the zone of a name', () => {
  it.each<[Stated, string, string]>([
    [{ fqdn: 'api.dev.contoso.com' }, 'dev.contoso.com', 'api'],
    [{ fqdn: 'API.Contoso.com.' }, 'contoso.com', 'api'],
    [{ fqdn: 'api.dev.contoso.com', zone: 'contoso.com' }, 'contoso.com', 'api.dev'],
    [{ fqdn: '*.apps.contoso.com' }, 'contoso.com', '*.apps'],
    [{ fqdn: 'dev.contoso.com' }, 'dev.contoso.com', '@'],
    [{ fqdn: 'www', zone: 'Contoso.com.' }, 'contoso.com', 'www'],
    [{ fqdn: '*', zone: 'contoso.com' }, '', ''],
    [{ fqdn: '@', zone: 'contoso.com' }, 'contoso.com', '@'],
  ])('of %j is %s', async (stated, zone, recordName) => {
    const { stacks } = await assess({ ...stated, record_values: ['20.1.2.3'] })
    const [stack] = stacks
    if (zone === '') expect(stack).toBeUndefined()
    else expect(stack?.variables).toMatchObject({ zone_name: zone, record_name: recordName })
  })

  it('is the one above for the name servers of a zone', async () => {
    const stated = { fqdn: 'dev.contoso.com', record_type: 'NS', record_values: ['ns1-01.azure-dns.com'] }
    const { variables } = await stackOf(stated)
    expect(variables).toMatchObject({ zone_name: 'contoso.com', record_name: 'dev' })
  })

  it('is the only one there is for a name without one', async () => {
    const { variables } = await stackOf({ ...www, fqdn: 'www' }, { dnsZones: zones.slice(0, 1) })
    expect(variables).toMatchObject({ fqdn: 'www.contoso.com', resource_group_name: 'rg-dns' })
  })

  const split: readonly DnsZone[] = [
    ...zones,
    { name: 'contoso.com', resourceGroup: 'rg-inside', private: true },
  ]
  it.each<[Stated, boolean]>([
    [{ record_values: ['10.1.2.3'] }, true],
    [{ record_values: ['20.1.2.3'] }, false],
    [{ record_values: ['20.1.2.3'], private: true }, true],
    [{ record_values: ['10.1.2.3'], private: false }, false],
  ])('is chosen by its values when its name is there twice: %j', async (stated, isPrivate) => {
    const { settings, questions, stacks } = await assess({ ...www, ...stated }, { dnsZones: split })
    expect(settings['private']?.value).toBe(isPrivate)
    expect(questions.map(({ parameter }) => parameter)).toEqual('private' in stated ? [] : ['private'])
    expect(stacks[0]?.variables['resource_group_name']).toBe(isPrivate ? 'rg-inside' : 'rg-dns')
  })
})

describe('the type of a record', () => {
  it('is not "A" because a sentence has the words "a record"', async () => {
    const stated = { fqdn: 'www.contoso.com', record_type: 'A record', record_values: ['x.example.net'] }
    const { settings, decisions } = await assess(stated)
    expect(settings['record_type']?.value).toBe('CNAME')
    expect(decisions).toContainEqual({
      topic: 'type',
      choice: 'CNAME',
      reason: 'an A record cannot hold x.example.net',
    })
  })

  it.each(['a', 'A record', 'a RECORD'])('is A when it is written "%s"', async (record_type) => {
    expect((await assess({ ...www, record_type })).settings['record_type']?.value).toBe('A')
  })

  it('is A as soon as one value is an address, and the others are refused', async () => {
    const { settings, problems } = await assess({
      fqdn: 'www.contoso.com',
      record_type: 'A record',
      record_values: ['tracking', '20.1.2.3'],
    })
    expect(settings['record_type']?.value).toBe('A')
    expect(problems).toMatchObject([{ parameter: 'record_values', value: 'tracking' }])
  })

  it('of a deletion is read from the value that is named with it', async () => {
    const stated = { fqdn: 'www.contoso.com', action: 'delete', record_values: ['x.example.net'] }
    const { settings } = await assess(stated)
    expect(settings['record_type']).toEqual({
      value: 'CNAME',
      source: 'default',
      reason: 'what x.example.net is written in',
    })
  })

  it('is asked for a deletion, and nothing else is', async () => {
    const { questions } = await assess({ fqdn: 'www.contoso.com', action: 'delete' })
    expect(questions).toMatchObject([{ parameter: 'record_type', default: 'A' }])
    const known = await assess({ fqdn: 'www.contoso.com', action: 'delete', record_type: 'TXT' })
    expect(known.questions).toEqual([])
  })
})

describe('the folder of a record', () => {
  it('is the same for a new record, its change and its deletion', async () => {
    const created = await stackOf(www)
    const changed = await stackOf({ ...www, action: 'update', record_values: ['20.9.9.9'], ttl: 60 })
    const deleted = await stackOf({ fqdn: 'www.contoso.com', action: 'delete' })
    expect(created.folder).toMatch(/^dns-www-contoso-com-a-[a-z0-9]{4}$/)
    expect([changed.folder, deleted.folder]).toEqual([created.folder, created.folder])
    expect(deleted.template).toBe('record-removed')
  })

  it('is another one for another type, for a private zone and for a name that looks alike', async () => {
    const inside = [{ name: 'contoso.com', resourceGroup: 'rg-inside', private: true }]
    const folders = await Promise.all([
      stackOf(www),
      stackOf({ ...www, record_values: ['some text'] }),
      stackOf(www, { dnsZones: inside }),
      stackOf({ ...www, fqdn: 'a-b.contoso.com' }),
      stackOf({ ...www, fqdn: 'a.b.contoso.com' }),
      stackOf({ ...www, fqdn: '_a.b.contoso.com' }),
      stackOf({ ...www, fqdn: '*.a.b.contoso.com' }),
    ])
    expect(new Set(folders.map(({ folder }) => folder)).size).toBe(folders.length)
  })

  it('fits into a path however long the name is', async () => {
    const label = 'x'.repeat(63)
    const { folder } = await stackOf({ ...www, fqdn: `${label}.${label}.${label}.contoso.com` })
    expect(folder.length).toBeLessThanOrEqual(80)
  })
})

describe('gates', () => {
  it.each<[Stated, string[]]>([
    [www, []],
    [{ ...www, environment: 'prod' }, ['prod_change']],
    [{ ...www, fqdn: 'contoso.com' }, ['apex_record']],
    [{ ...www, fqdn: '*.contoso.com' }, ['wildcard_record']],
    [{ ...www, record_values: ['10.1.2.3'] }, ['private_ip_in_public_zone']],
    [{ fqdn: 'db.core.internal', record_values: ['10.1.2.3'] }, []],
    [{ fqdn: 'www.contoso.com', record_values: ['x.azurewebsites.net'] }, ['public_access']],
    [{ fqdn: 'www.contoso.com', record_values: ['xazurewebsites.net'] }, []],
    [{ fqdn: 'contoso.com', record_values: ['10 mx.example.net'] }, ['mx_change']],
    [{ fqdn: 'contoso.com', record_values: ['v=spf1 -all'] }, ['mx_change', 'apex_record']],
    [{ fqdn: 's1._domainkey.contoso.com', record_values: ['x.sendgrid.net'] }, ['mx_change']],
    [{ fqdn: '_dmarc.contoso.com', record_values: ['v=DMARC1; p=none'] }, ['mx_change']],
    [{ fqdn: 'www.contoso.com', record_values: ['0 issue letsencrypt.org'] }, ['access']],
    [{ fqdn: '_acme-challenge.contoso.com', record_values: ['token'] }, ['access']],
    [{ fqdn: 'x.privatelink.blob.core.windows.net', record_values: ['10.1.2.3'] }, ['access']],
    [{ fqdn: '_acme-challenge.privatelink.blob.core.windows.net', record_values: ['t'] }, ['access']],
    [{ fqdn: 'lab.contoso.com', record_type: 'NS', record_values: ['ns1.example.net'] }, ['ns_delegation']],
    [{ fqdn: 'www.contoso.com', action: 'delete' }, ['delete_record']],
    [{ fqdn: 'lab.contoso.com', action: 'create_zone' }, []],
    [{ fqdn: 'lab.contoso.com', action: 'create_zone', environment: 'prod' }, ['prod_change']],
  ])('of %j are %j', async (stated, expected) => {
    expect(await gatesOf(stated)).toEqual(expected)
  })

  it('print what changes, in few words', async () => {
    const record_values = Array.from({ length: 5 }, (_, index) => `20.1.2.${index}`)
    const { gates } = await assess({ fqdn: 'contoso.com', record_values })
    expect(gates[0]?.text).toBe(
      'Changes what contoso.com itself answers: A contoso.com -> 20.1.2.0, 20.1.2.1, 20.1.2.2 and 2 more.',
    )
    const long = await assess({ fqdn: 'contoso.com', record_values: [`token ${'x'.repeat(300)}`] })
    expect(long.gates[0]?.text.length).toBeLessThan(140)
  })
})

describe('how long an answer is remembered', () => {
  it.each([
    ['dev', 300],
    ['staging', 300],
    ['prod', 3600],
  ])('in %s is %i seconds by default', async (environment, ttl) => {
    expect((await assess({ ...www, environment })).settings['ttl']).toMatchObject({
      value: ttl,
      source: 'default',
    })
  })

  it.each([
    [59, '60 s'],
    [86_401, '3600 s'],
  ])('is remarked on when it is %i seconds', async (ttl, alternative) => {
    const { decisions } = await assess({ ...www, ttl })
    expect(decisions).toContainEqual(expect.objectContaining({ topic: 'TTL', alternative }))
  })

  it.each([60, 86_400])('is not remarked on when it is %i seconds', async (ttl) => {
    expect((await assess({ ...www, ttl })).decisions.map(({ topic }) => topic)).not.toContain('TTL')
  })
})

describe('a new zone', () => {
  it('names its own resource group when no zone is configured', async () => {
    const stack = await stackOf({ action: 'create_zone', fqdn: 'contoso.com' }, { dnsZones: [] })
    expect(stack.settings).toEqual({ private: false, new_resource_group: true })
    expect(stack.variables).toMatchObject({
      resource_group_name: 'rg-api-contoso-com-dev',
      location: 'eastus2',
    })
  })

  it.each([
    ['lab.internal', true],
    ['privatelink.vaultcore.azure.net', true],
    ['lab.contoso.com', false],
    ['internal.contoso.com', false],
  ])('named %s is private: %s', async (fqdn, isPrivate) => {
    expect((await assess({ action: 'create_zone', fqdn })).settings['private']?.value).toBe(isPrivate)
  })

  it('is not built before its network is known', async () => {
    const { stacks, gates, estimate, questions } = await assess({ action: 'create_zone', fqdn: 'a.internal' })
    expect([stacks, gates, estimate]).toEqual([[], [], []])
    expect(questions.map(({ parameter }) => parameter)).toEqual(['vnet_id'])
  })

  it('says who has to name its name servers', async () => {
    const below = await assess({ action: 'create_zone', fqdn: 'lab.contoso.com' })
    expect(below.decisions[0]?.reason).toContain('an NS record for lab.contoso.com in contoso.com')
    const alone = await assess({ action: 'create_zone', fqdn: 'fabrikam.com' })
    expect(alone.decisions[0]?.reason).toContain('the registrar or the zone above')
  })

  it('may have the name of a zone of the other kind', async () => {
    const vnet_id =
      '/subscriptions/00000000-0000-4000-8000-00000000000d/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-a'
    const stack = await stackOf({ action: 'create_zone', fqdn: 'contoso.com', private: true, vnet_id })
    expect(stack.variables).toMatchObject({ resource_group_name: 'rg-dns-private', link_name: 'link-vnet-a' })
  })
})

describe('the price', () => {
  it('names what is not known instead of counting it as nothing', async () => {
    const { estimate } = await assess({ action: 'create_zone', fqdn: 'lab.contoso.com' })
    expect(estimate).toMatchObject([{ unpriced: ['DNS zone', 'DNS queries'] }])
  })
})

describe('any request', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('www', '@', '*', 'www.contoso.com', 'contoso.com', 'db.core.internal', 'lab.internal'),
  )
  const value = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('20.1.2.3', '10.1.2.3', '2603::5', 'a.example.net', '10 mx.example.net', 'v=spf1 -all'),
  )
  const request = fc.record(
    {
      action: fc.constantFrom('create', 'update', 'delete', 'create_zone'),
      fqdn: text,
      zone: text,
      record_type: fc.constantFrom(...recordTypes, 'A record', 'TYPE65'),
      record_values: fc.array(value, { maxLength: 3 }),
      private: fc.boolean(),
      ttl: fc.integer(),
    },
    { requiredKeys: [] },
  )

  it('has an answer without contradictions', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (stated) => {
        const full: Stated = { team: 'api', ...stated }
        expect(assessmentFaults(dns, full, await dns.assess(full, context))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
