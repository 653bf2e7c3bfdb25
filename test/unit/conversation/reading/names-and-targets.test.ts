import { describe, expect, it } from 'vitest'
import { firewall } from '../../../../capabilities/firewall/capability.ts'
import { almanac } from '../support/almanac.ts'
import { readComment, settled, valuesOf } from '../support/dialogue.ts'

function read(text: string) {
  return valuesOf(readComment(text, { understanding: settled('almanac'), among: [almanac] }))
}

describe('addresses that several parameters take', () => {
  it('belong to a record behind its name, and to a rule elsewhere', () => {
    const reading = readComment(
      'Open port 443 from 10.20.0.0/16 to 10.50.4.10, and app.acme.example to 10.50.4.11',
      { understanding: settled('almanac', 'firewall'), among: [almanac, firewall] },
    )
    expect(valuesOf(reading)).toMatchObject({
      'almanac.contents': ['10.50.4.11'],
      'firewall.source_ips': ['10.20.0.0/16'],
      'firewall.destination': '10.50.4.10/32',
    })
  })
})

describe('a type behind a name', () => {
  it('says nothing where no parameter takes it', () => {
    const given = { understanding: settled('almanac'), among: [almanac] }
    expect(valuesOf(readComment('app.acme.example A 20.1.2.3', given))).toEqual({
      'almanac.record': 'app.acme.example',
      'almanac.contents': ['20.1.2.3'],
    })
  })
})

describe('what a DNS name is and what it points to', () => {
  it.each<[string, string, string[]]>([
    ['point app.acme.example to 20.1.2.3', 'app.acme.example', ['20.1.2.3']],
    ['cname www.acme.example -> shop.azurefd.net', 'www.acme.example', ['shop.azurefd.net']],
    ['alias www.acme.example to shop.azurefd.net', 'www.acme.example', ['shop.azurefd.net']],
    ['the name is app.acme.example with the address 20.1.2.3', 'app.acme.example', ['20.1.2.3']],
    [
      'name servers for lab.acme.example to ns1.b.example and ns2.b.example',
      'lab.acme.example',
      ['ns1.b.example', 'ns2.b.example'],
    ],
    [
      'mail for acme.example to 10 mx1.b.example, 20 mx2.b.example',
      'acme.example',
      ['10 mx1.b.example', '20 mx2.b.example'],
    ],
    ['record: app.acme.example should resolve to 20.1.2.3', 'app.acme.example', ['20.1.2.3']],
    ['our service "tracking": app.acme.example to 20.1.2.3', 'app.acme.example', ['20.1.2.3']],
    ['remove legacy.acme.example, it points to 20.1.2.3', 'legacy.acme.example', ['20.1.2.3']],
    ['record: app.acme.example, to 20.1.2.3', 'app.acme.example', ['20.1.2.3']],
    ['_x.acme.example with "token"', '_x.acme.example', ['token']],
  ])('is read from "%s"', (text, name, values) => {
    expect(read(text)).toMatchObject({ 'almanac.record': name, 'almanac.contents': values })
  })
})
