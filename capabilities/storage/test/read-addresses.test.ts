import { describe, expect, it } from 'vitest'
import { readAddresses } from '../read-addresses.ts'

describe('addresses for the firewall of an account', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['keeps a network', ['20.1.2.0/24'], ['20.1.2.0/24']],
    ['writes a single address without its prefix', ['20.1.2.3/32', '20.1.2.3'], ['20.1.2.3']],
    ['writes a /31 as its two addresses', ['20.1.2.4/31'], ['20.1.2.4', '20.1.2.5']],
    [
      'puts them in numeric order',
      ['20.9.0.0/16', '20.10.0.0/16', '3.0.0.1'],
      ['3.0.0.1', '20.9.0.0/16', '20.10.0.0/16'],
    ],
  ])('%s', (_, texts, addresses) => {
    expect(readAddresses(texts)).toEqual({ addresses, problems: [] })
  })

  it.each([
    ['10.1.0.0/16', 'it is not a public address'],
    ['172.20.0.0/16', 'it is not a public address'],
    ['192.168.1.1', 'it is not a public address'],
    ['100.64.1.0/24', 'it is not a public address'],
    ['127.0.0.1', 'it is not a public address'],
    ['224.0.0.1', 'it is not a public address'],
    ['0.0.0.0/0', 'too large a part of the internet'],
    ['20.0.0.0/6', 'too large a part of the internet'],
    ['2001:db8::1', 'IPv4 addresses only'],
    ['20.1.2.3/24', 'bits set behind its prefix'],
    ['contoso.com', 'not an address or a network'],
  ])('refuses %s', (text, rule) => {
    const { addresses, problems } = readAddresses([text, '20.1.2.0/24'])
    expect(addresses).toEqual(['20.1.2.0/24'])
    expect(problems).toMatchObject([
      { parameter: 'allowed_ips', value: text, rule: expect.stringContaining(rule) },
    ])
  })
})
