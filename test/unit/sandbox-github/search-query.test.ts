import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inRange,
  isUnanswered,
  parseSearch,
  searchable,
} from '../../../sandbox/github/issues/search-query.ts'

const word = (value: string, negated = false) => ({ name: null, value, negated })

describe('search queries', () => {
  it.each([
    ['', []],
    ['two words', [word('two'), word('words')]],
    ['"two words" -not', [word('two words'), word('not', true)]],
    ['repo:acme/infra', [{ name: 'repo', value: 'acme/infra', negated: false }]],
    ['-label:"help wanted"', [{ name: 'label', value: 'help wanted', negated: true }]],
    ['IS:Open', [{ name: 'is', value: 'Open', negated: false }]],
    [
      'created:>=2026-05-01T10:00:00Z',
      [{ name: 'created', value: '>=2026-05-01T10:00:00Z', negated: false }],
    ],
    ['note:this http://x/y', [word('note:this'), word('http://x/y')]],
    ['team:acme/platform', [{ name: 'team', value: 'acme/platform', negated: false }]],
  ])('%j', (text, terms) => {
    expect(parseSearch(text)).toEqual(terms)
  })

  it('tell what GitHub answers and this double does not', () => {
    expect(parseSearch('review:none label:x word').map(isUnanswered)).toEqual([true, false, false])
  })

  it.each([
    ['5', '5', true],
    ['5', '>5', false],
    ['5', '>=5', true],
    ['5', '<6', true],
    ['15', '<6', false],
    ['5', '<=4', false],
    ['5', '1..9', true],
    ['5', '6..9', false],
    ['5', '*..9', true],
    ['5', '6..*', false],
    ['2026-05-01T10:00:00Z', '2026-05-01', true],
    ['2026-05-01T10:00:00Z', '2026-05', true],
    ['2026-05-01T10:00:00Z', '>2026-05-01', false],
    ['2026-05-01T10:00:00Z', '>=2026-05-01', true],
    ['2026-05-01T10:00:00Z', '<2026-05-02', true],
    ['2026-05-01T10:00:00Z', '2026-04-01..2026-05-01', true],
    ['2026-05-01T10:00:00Z', '<=2026-05-01T12:00:00+02:00', true],
    ['2026-05-01T10:00:00Z', '<2026-05-01T12:00:00+02:00', false],
  ])('%s is in %s: %s', (value, range, inside) => {
    expect(inRange(value, range)).toBe(inside)
  })

  it('compare words without case, punctuation and parts of words', () => {
    const text = searchable('Storage-account, für Logs!')
    expect(text).toBe(' storage account für logs ')
    expect(text.includes(searchable('Storage account'))).toBe(true)
    expect(text.includes(searchable('log'))).toBe(false)
  })

  it('are split quickly, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', '-', ':', 'is', ' ', 'x'), { maxLength: 6 }), (parts) => {
        expect(parseSearch(parts.join('').repeat(5000)).length).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })
})
