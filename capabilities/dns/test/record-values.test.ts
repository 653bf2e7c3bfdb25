import { describe, expect, it } from 'vitest'
import type { RecordType } from '../record-types.ts'
import { fieldsOf, guessType, isPrivateValue, readValue } from '../record-values.ts'

describe('a value', () => {
  it.each<[RecordType, string, string]>([
    ['A', '20.1.2.3', '20.1.2.3'],
    ['AAAA', '2603:1020:0:0::5', '2603:1020::5'],
    ['CNAME', 'Shop.AzureFD.net.', 'shop.azurefd.net'],
    ['CNAME', '_x1.verify.example.net', '_x1.verify.example.net'],
    ['NS', 'ns1.example.net.', 'ns1.example.net'],
    ['PTR', 'db.core.internal', 'db.core.internal'],
    ['MX', '010  MX1.example.net.', '10 mx1.example.net'],
    ['MX', 'mx1.example.net', '10 mx1.example.net'],
    ['SRV', '0 5 5060 sip.example.net.', '0 5 5060 sip.example.net'],
    ['CAA', 'issue "letsencrypt.org"', '0 issue letsencrypt.org'],
    ['CAA', '128 issue ;', '128 issue ;'],
    ['CAA', '0 iodef mailto:a@example.net', '0 iodef mailto:a@example.net'],
    ['TXT', '"v=spf1 -all"', 'v=spf1 -all'],
    ['TXT', '20.1.2.3', '20.1.2.3'],
  ])('of type %s written "%s" becomes "%s", and stays so', (type, text, value) => {
    expect(readValue(type, text, 'public')).toEqual({ value })
    expect(readValue(type, value, 'public')).toEqual({ value })
  })

  it.each<[RecordType, string, string]>([
    ['A', '10.1.2.300', 'it is not one IPv4 address'],
    ['A', '10.1.2.0/24', 'it is not one IPv4 address'],
    ['A', '2603:1020::5', 'it is not one IPv4 address'],
    ['AAAA', '20.1.2.3', 'it is not one IPv6 address'],
    ['A', '127.0.0.1', 'no other machine is reached'],
    ['A', '169.254.169.254', 'no other machine is reached'],
    ['A', '168.63.129.16', 'no other machine is reached'],
    ['AAAA', 'fe80::1', 'no other machine is reached'],
    ['CNAME', '20.1.2.3', 'it is an address, and CNAME points to'],
    ['NS', '2603:1020::5', 'it is an address'],
    ['CNAME', 'web01', 'it is no full host name'],
    ['CNAME', 'a..b.net', 'it is no full host name'],
    ['CNAME', '-a.b.net', 'it is no full host name'],
    ['CNAME', 'a.b.42', 'it is no host name'],
    ['PTR', `${'a.'.repeat(127)}net`, 'it is no full host name'],
    ['MX', 'ten mx1.example.net', 'a mail server is a preference and a host name'],
    ['MX', '70000 mx1.example.net', 'a mail server is'],
    ['MX', '10 20.1.2.3', 'a mail server is'],
    ['MX', '10 mx1.example.net now', 'a mail server is'],
    ['SRV', '5060 sip.example.net', 'a service is priority, weight, port and host name'],
    ['SRV', '0 0 5060 sip.example.net x', 'a service is'],
    ['CAA', '0 policy x', 'CAA is a flag'],
    ['CAA', '300 issue letsencrypt.org', 'CAA is a flag'],
    ['CAA', '0 iodef security@contoso.com', 'iodef takes an address'],
    ['TXT', 'schön', 'printable ASCII'],
    ['TXT', 'a\nb', 'printable ASCII'],
    ['TXT', 'a'.repeat(4097), 'at most 4096 characters'],
  ])('of type %s written "%s" is refused: %s', (type, text, rule) => {
    expect(readValue(type, text, 'public')).toEqual({ rule: expect.stringContaining(rule) as string })
  })

  it('is limited more in a private zone', () => {
    expect(readValue('TXT', 'a'.repeat(1025), 'private')).toHaveProperty('rule')
    expect(readValue('TXT', 'a'.repeat(1024), 'private')).toHaveProperty('value')
    expect(readValue('SRV', '0 0 0 sip.example.net', 'private')).toHaveProperty('rule')
    expect(readValue('SRV', '0 0 0 sip.example.net', 'public')).toHaveProperty('value')
  })

  it.each<[string, RecordType]>([
    ['20.1.2.3', 'A'],
    ['10.1.2.300', 'A'],
    ['2603:1020::5', 'AAAA'],
    ['shop.azurefd.net', 'CNAME'],
    ['10 mx1.example.net', 'MX'],
    ['0 5 5060 sip.example.net', 'SRV'],
    ['0 issue letsencrypt.org', 'CAA'],
    ['v=spf1 -all', 'TXT'],
    ['token', 'TXT'],
  ])('written "%s" is taken for %s', (text, type) => {
    expect(guessType(text, 'www.contoso.com')).toBe(type)
  })

  it('written as a host name is taken for PTR where addresses are looked up', () => {
    expect(guessType('db.core.internal', '5.0.10.in-addr.arpa')).toBe('PTR')
    expect(guessType('db.core.internal', '5.0.ip6.arpa')).toBe('PTR')
  })

  it.each<[RecordType, string, unknown]>([
    ['MX', '10 mx1.example.net', { preference: 10, exchange: 'mx1.example.net' }],
    ['SRV', '0 5 5060 a.example.net', { priority: 0, weight: 5, port: 5060, target: 'a.example.net' }],
    ['CAA', '0 issue ca.net; k=v', { flags: 0, tag: 'issue', value: 'ca.net; k=v' }],
    ['A', '20.1.2.3', '20.1.2.3'],
    ['TXT', 'a b c', 'a b c'],
  ])('of type %s, "%s", has fields for Terraform', (type, value, fields) => {
    expect(fieldsOf(type, value)).toEqual(fields)
  })

  it.each<[RecordType, string, boolean]>([
    ['A', '10.1.2.3', true],
    ['A', '100.64.0.1', true],
    ['AAAA', 'fd00::1', true],
    ['A', '20.1.2.3', false],
    ['TXT', '10.1.2.3', false],
    ['CNAME', 'a.example.net', false],
  ])('of type %s, "%s", is private: %s', (type, value, expected) => {
    expect(isPrivateValue(type, value)).toBe(expected)
  })
})
