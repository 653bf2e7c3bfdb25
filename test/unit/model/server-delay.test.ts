import { describe, expect, it } from 'vitest'
import { exhaustedFor, serverDelay } from '../../../src/adapters/openai/server-delay.ts'

const now = new Date('2026-11-22T12:00:00Z')
const delay = (headers: Record<string, string>) => serverDelay(new Headers(headers), now)
const exhausted = (headers: Record<string, string>) => exhaustedFor(new Headers(headers), now)

describe('how long an endpoint asks to wait', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['says nothing', {}, undefined],
    ['gives milliseconds', { 'retry-after-ms': '150' }, 150],
    ['gives a part of a millisecond', { 'retry-after-ms': '12.5' }, 12.5],
    ['gives seconds', { 'retry-after': '20' }, 20_000],
    ['gives a date', { 'retry-after': 'Sun, 22 Nov 2026 12:01:30 GMT' }, 90_000],
    ['gives a date that is over', { 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    ['gives a day that there is not', { 'retry-after': 'Sun, 99 Nov 2026 12:01:30 GMT' }, undefined],
    ['gives both, of which milliseconds count', { 'retry-after-ms': '10', 'retry-after': '20' }, 10],
    ['gives nonsense', { 'retry-after': 'soon' }, undefined],
    ['gives a negative wait', { 'retry-after': '-5', 'retry-after-ms': '-1' }, undefined],
    ['gives a reset in words', { 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
    ['gives a reset in parts of a second', { 'x-ratelimit-reset-tokens': '120ms' }, 120],
    ['gives a reset with hours', { 'x-ratelimit-reset-tokens': '1h2m3.5s' }, 3_723_500],
    ['gives a reset in plain seconds', { 'x-ratelimit-reset-requests': '7' }, 7000],
    ['gives a reset as a moment', { 'x-ratelimit-reset-requests': '1795348860' }, 60_000],
    ['gives a reset as a moment in milliseconds', { 'x-ratelimit-reset-requests': '1795348805000' }, 5000],
    ['gives a reset in unknown words', { 'x-ratelimit-reset-requests': '5 bananas' }, undefined],
    [
      'gives two resets of which one is used up',
      {
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '2s',
        'x-ratelimit-remaining-tokens': '900',
        'x-ratelimit-reset-tokens': '50s',
      },
      2000,
    ],
    [
      'gives two resets and does not say which is used up',
      { 'x-ratelimit-reset-requests': '2s', 'x-ratelimit-reset-tokens': '50s' },
      50_000,
    ],
  ])('when it %s', (_, headers, expected) => {
    expect(delay(headers)).toBe(expected)
  })

  it.each<[string, Record<string, string>, number | undefined]>([
    [
      'something is left',
      { 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': '1s' },
      undefined,
    ],
    [
      'no request is left',
      { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' },
      1000,
    ],
    ['no token is left', { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '3s' }, 3000],
    ['nothing is left and no reset is told', { 'x-ratelimit-remaining-tokens': '0' }, undefined],
  ])('after an answer, when %s', (_, headers, expected) => {
    expect(exhausted(headers)).toBe(expected)
  })

  it('is not read from a header that is longer than any wait', () => {
    const reset = `${'1s'.repeat(20_000)}x`
    expect(delay({ 'x-ratelimit-reset-requests': reset, 'retry-after': '9'.repeat(40_000) })).toBeUndefined()
  })
})
