import { describe, expect, it } from 'vitest'
import { withNamedZones } from '../../../src/cli/interpret/named-zones.ts'
import { sampleOrganisation } from '../../../src/cli/interpret/sample-organisation.ts'

const added = (words: string) =>
  withNamedZones(sampleOrganisation, words)
    .dns_zones.slice(sampleOrganisation.dns_zones.length)
    .map(({ name, private: isPrivate }) => (isPrivate ? `${name} (private)` : name))

describe('the zones of a rehearsal', () => {
  it.each([
    ['api.fernhill.net please', ['fernhill.net']],
    ['*.apps.fernhill.co.uk', ['fernhill.co.uk']],
    ['db.corp.fernhill.net.', ['fernhill.net', 'corp.fernhill.net (private)']],
    ['cache.lab.internal', ['lab.internal (private)']],
    ['a.fernhill.net and b.Fernhill.net', ['fernhill.net']],
    ['write to ana@fernhill.net', ['fernhill.net']],
    ['open 443 to 10.2.3.4', []],
    ['www.contoso.com', []],
  ])('are those of the names in "%s"', (words, zones) => {
    expect(added(words)).toEqual(zones)
  })

  it('are no more than people can mean', () => {
    const words = Array.from({ length: 500 }, (_, n) => `host.zone${n}.net`).join(' ')
    expect(added(words)).toHaveLength(50)
  })
})
