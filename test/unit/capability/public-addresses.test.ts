import { describe, expect, it } from 'vitest'
import { networkOfSubnet, readPublicAddresses, resourceId } from '../../../src/capability/index.ts'

const account = { of: 'the firewall of a storage account', pairs: 'single' } as const

describe('addresses that a firewall lets in', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['keeps a network', ['20.1.2.0/24'], ['20.1.2.0/24']],
    ['writes a single address without its prefix', ['20.1.2.3/32', '20.1.2.3'], ['20.1.2.3']],
    ['writes a /31 as its two addresses', ['20.1.2.4/31'], ['20.1.2.4', '20.1.2.5']],
    [
      'puts them in numeric order, the wider network first',
      ['20.9.0.0/16', '20.10.0.0/16', '3.0.0.1', '20.9.0.0/24'],
      ['3.0.0.1', '20.9.0.0/16', '20.9.0.0/24', '20.10.0.0/16'],
    ],
  ])('%s', (_, texts, addresses) => {
    expect(readPublicAddresses(texts, account)).toEqual({ addresses, problems: [] })
  })

  it('keep a /31 where the firewall takes it', () => {
    const vault = { of: 'the firewall of a key vault', pairs: 'whole' } as const
    expect(readPublicAddresses(['20.1.2.4/31'], vault).addresses).toEqual(['20.1.2.4/31'])
  })

  const apart = 'it is not a public address; networks of our own come in through a private endpoint'
  const wide =
    'that is too large a part of the internet; name the addresses that need it, such as 20.1.2.0/24'
  it.each<[string, string, string?]>([
    ['10.1.0.0/16', apart, 'network: private'],
    ['172.20.0.0/16', apart, 'network: private'],
    ['192.168.1.1', apart, 'network: private'],
    ['100.64.1.0/24', apart, 'network: private'],
    ['127.0.0.1', apart, 'network: private'],
    ['224.0.0.1', apart, 'network: private'],
    ['0.0.0.0/0', wide],
    ['20.0.0.0/6', wide],
    ['2001:db8::1', 'the firewall of a storage account takes IPv4 addresses only, such as 20.1.2.0/24'],
    [
      '20.1.2.3/24',
      'it has bits set behind its prefix, and the one address is written 20.1.2.3',
      '20.1.2.0/24',
    ],
    ['contoso.com', 'it is not an address or a network such as 20.1.2.0/24'],
  ])('are refused as %s, with what would be right', (text, rule, suggestion) => {
    const { addresses, problems } = readPublicAddresses([text, '20.1.2.0/24'], account)
    expect(addresses).toEqual(['20.1.2.0/24'])
    expect(problems).toEqual([
      { parameter: 'allowed_ips', value: text, rule, ...(suggestion === undefined ? {} : { suggestion }) },
    ])
  })
})

describe('an id of a resource', () => {
  const schema = resourceId('Microsoft.Network/virtualNetworks/subnets', 'a subnet is given by its id')
  const group = '/subscriptions/5a4db0c5-0000-4000-8000-00000000000d/resourceGroups/_rg(1).net'
  const subnet = `${group}/providers/microsoft.network/virtualnetworks/vnet-1/subnets/snet-1`

  it('is read whatever the case of its fixed parts, and names the network of a subnet', () => {
    expect(schema.parse(subnet)).toBe(subnet)
    expect(networkOfSubnet(subnet)).toEqual({
      id: subnet.replace('/subnets/snet-1', ''),
      network: 'vnet-1',
      subnet: 'snet-1',
    })
  })

  it.each([
    ['of another type', subnet.replace('virtualnetworks', 'virtualHubs')],
    ['without its last name', subnet.replace('/snet-1', '')],
    ['with more behind it', `${subnet}/extra`],
    ['with another dot in its namespace', subnet.replace('microsoft.network', 'microsoftXnetwork')],
    ['too long', subnet.replace('_rg(1).net', 'a'.repeat(91))],
  ])('is refused %s', (_, text) => {
    expect(schema.safeParse(text).error?.issues[0]?.message).toBe('a subnet is given by its id')
  })
})
