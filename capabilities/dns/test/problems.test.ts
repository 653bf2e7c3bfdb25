import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess, zones } from './assess.ts'

const pip =
  '/subscriptions/00000000-0000-4000-8000-00000000000f/resourceGroups/rg-web/providers/Microsoft.Network/publicIPAddresses/pip-web'
const name = { fqdn: 'www.contoso.com' }
const address = { record_values: ['20.1.2.3'] }

async function problemOf(stated: Stated, facts?: Parameters<typeof assess>[1]) {
  const { problems, stacks, gates } = await assess(stated, facts)
  expect(stacks).toEqual([])
  expect(gates).toEqual([])
  expect(problems).toHaveLength(1)
  return problems[0]
}

describe('what is refused', () => {
  it.each<[Stated, string, string]>([
    [{ fqdn: 'a_b!.contoso.com', ...address }, 'fqdn', 'a DNS name is labels with dots between them'],
    [{ fqdn: `${'a'.repeat(64)}.contoso.com`, ...address }, 'fqdn', 'a DNS name is labels'],
    [{ fqdn: `${'a.'.repeat(130)}contoso.com`, ...address }, 'fqdn', 'at most 253 characters'],
    [{ fqdn: 'www.*.contoso.com', ...address }, 'fqdn', 'a * is possible as the first label only'],
    [{ fqdn: '*', ...address }, 'fqdn', 'a DNS name is labels'],
    [{ fqdn: 'www', ...address }, 'fqdn', 'it is no full name; write it with its zone: contoso.com, '],
    [{ fqdn: '@', ...address }, 'fqdn', 'it is no full name'],
    [{ fqdn: 'www.fabrikam.com', ...address }, 'fqdn', 'it is in no zone that records are written in'],
    [{ fqdn: 'xcontoso.com', ...address }, 'fqdn', 'it is in no zone that records are written in'],
    [{ fqdn: 'api.lab', zone: 'contoso.com', ...address }, 'fqdn', 'it is not inside the zone contoso.com'],
    [{ fqdn: 'www', zone: 'fabrikam.com', ...address }, 'zone', 'records are written in contoso.com, dev.'],
    [{ ...name, private: true, ...address }, 'private', 'the only zone that holds www.contoso.com is public'],
    [
      { fqdn: 'db.core.internal', private: false, ...address },
      'private',
      'the only zone that holds db.core.internal is private',
    ],
    [
      { ...name, record_type: 'A', record_values: ['x.example.net'] },
      'record_type',
      'x.example.net is a host',
    ],
    [
      { ...name, record_type: 'AAAA', record_values: ['x.example.net'] },
      'record_type',
      'holds IPv6 addresses',
    ],
    [{ ...name, record_type: 'CNAME', ...address }, 'record_values', 'it is an address, and CNAME points'],
    [
      { ...name, record_values: ['20.1.2.3', '2603:1020::5'] },
      'record_values',
      'it belongs into a record of type AAAA and 20.1.2.3 into one of type A',
    ],
    [{ ...name, record_values: ['10.1.2.300'] }, 'record_values', 'it is not one IPv4 address'],
    [
      { ...name, record_values: ['a.example.net', 'b.example.net'] },
      'record_values',
      'exactly one host name',
    ],
    [{ ...name, record_values: ['www.contoso.com'] }, 'record_values', 'a name cannot point to itself'],
    [{ ...name, record_values: [''] }, 'record_values', 'a value is not empty, such as 20.1.2.3'],
    [
      { fqdn: 'contoso.com', record_values: ['a.example.net'] },
      'record_type',
      'takes no CNAME; use an A record',
    ],
    [
      { fqdn: 'contoso.com', record_type: 'CNAME', target_resource_id: pip },
      'record_type',
      'takes no CNAME; use an A record',
    ],
    [
      { fqdn: 'contoso.com', record_type: 'NS', record_values: ['ns1.example.net'] },
      'record_type',
      'the name servers of a zone itself are kept by Azure',
    ],
    [
      { fqdn: 'lab.core.internal', record_type: 'NS', record_values: ['ns1.example.net'] },
      'record_type',
      'Azure has no such records in private zones',
    ],
    [{ ...name, ...address, target_resource_id: pip }, 'target_resource_id', 'values were named too'],
    [
      { fqdn: 'db.core.internal', target_resource_id: pip },
      'target_resource_id',
      'a record of a private zone cannot be an alias',
    ],
    [
      { ...name, record_type: 'MX', target_resource_id: pip },
      'target_resource_id',
      'a record of type MX cannot be an alias',
    ],
    [{ ...name, ...address, ttl: 0 }, 'ttl', 'at least 1 second'],
    [{ ...name, ...address, ttl: 2 ** 31 }, 'ttl', 'at most 2147483647 seconds'],
    [{ fqdn: 'contoso.com', action: 'delete' }, 'fqdn', 'it is a zone, and zones are not deleted'],
    [
      { fqdn: 'contoso.com', action: 'create_zone' },
      'fqdn',
      'it is a zone already, in resource group rg-dns',
    ],
    [{ fqdn: 'internal', action: 'create_zone' }, 'fqdn', 'at least one dot'],
    [{ fqdn: '*.contoso.com', action: 'create_zone' }, 'fqdn', 'without *'],
    [{ fqdn: 'a.net', zone: 'b.net', action: 'create_zone' }, 'zone', 'the name of the new zone is a.net'],
    [
      { fqdn: 'core.windows.net', private: true, action: 'create_zone' },
      'fqdn',
      'Azure keeps this name for itself',
    ],
    [
      { fqdn: 'lab.contoso.com', action: 'create_zone', ...address },
      'record_values',
      'a new zone is made without records',
    ],
  ])('refuses %j', async (stated, parameter, rule) => {
    const problem = await problemOf(stated)
    expect(problem?.parameter).toBe(parameter)
    expect(problem?.rule).toContain(rule)
  })

  it.each<Stated>([{ fqdn: 'www.contoso.com' }, { fqdn: 'www' }, { fqdn: 'www', zone: 'contoso.com' }])(
    'says how zones are configured when there is none, for %j',
    async (stated) => {
      const problem = await problemOf({ ...stated, ...address }, { dnsZones: [] })
      expect(problem?.rule).toContain('dns_zones in .github/planwright.yml')
    },
  )

  it('proposes a CNAME for a host name, and the full name for a name outside its zone', async () => {
    const host = await problemOf({ ...name, record_type: 'A', record_values: ['x.example.net'] })
    expect(host?.suggestion).toBe('CNAME')
    const outside = await problemOf({ fqdn: 'api.lab', zone: 'contoso.com', ...address })
    expect(outside?.suggestion).toBe('api.lab.contoso.com')
    const atApex = await problemOf({
      fqdn: 'contoso.com',
      record_type: 'A',
      record_values: ['x.example.net'],
    })
    expect(atApex?.suggestion).toBeUndefined()
  })

  it('says when a name and its zone are too long together', async () => {
    const name = `${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.contoso.com`
    const dnsZones = [{ name, resourceGroup: 'rg-dns', private: false }]
    const problem = await problemOf({ fqdn: 'a'.repeat(63), zone: name, ...address }, { dnsZones })
    expect(problem).toMatchObject({ parameter: 'fqdn', rule: 'a DNS name has at most 253 characters' })
  })

  it('lists private zones as such', async () => {
    const problem = await problemOf({ fqdn: 'www.fabrikam.com', ...address }, { dnsZones: zones.slice(0, 3) })
    expect(problem?.rule).toContain('contoso.com, dev.contoso.com, core.internal (private); "create zone"')
  })
})
