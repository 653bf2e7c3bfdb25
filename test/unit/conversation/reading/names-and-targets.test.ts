import { describe, expect, it } from 'vitest'
import { almanac } from '../support/almanac.ts'
import { readComment, settled, valuesOf } from '../support/dialogue.ts'

function read(text: string) {
  return valuesOf(readComment(text, { understanding: settled('almanac'), among: [almanac] }))
}

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
