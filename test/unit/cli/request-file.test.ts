import { describe, expect, it } from 'vitest'
import { nearest, nearestNamed } from '../../../src/cli/request/nearest.ts'
import { parseRequestFile } from '../../../src/cli/request/request-file.ts'

const read = (text: string) => parseRequestFile(text, 'request.json')
const reasonsOf = (text: string) => read(text).errors.map(({ reason }) => reason)

describe('a request file', () => {
  it('holds capabilities, and the values that they share', () => {
    expect(read('{"capabilities": {"dns": {"ttl": 300}}, "common": {"team": "web"}}')).toEqual({
      file: { capabilities: { dns: { ttl: 300 } }, common: { team: 'web' } },
      errors: [],
    })
  })

  it('may leave out shared values', () => {
    expect(read('{"capabilities": {"dns": {}}}').file).toEqual({ capabilities: { dns: {} }, common: {} })
  })

  it.each([
    ['{"capabilities"', 'request.json is not JSON: '],
    ['', 'request.json is not JSON: '],
    ['[]', 'request.json is not a JSON object of the form '],
    ['null', 'request.json is not a JSON object of the form '],
    ['{}', '"capabilities" is missing: write '],
    ['{"capabilities": {}}', '"capabilities" must name one or more: write '],
    ['{"capabilities": ["dns"]}', '"capabilities" must name one or more: write '],
  ])('is refused in one sentence when it is %s', (text, reason) => {
    expect(reasonsOf(text)).toEqual([expect.stringContaining(reason)])
  })

  it('names every part that it cannot have', () => {
    const text = '{"capabilities": {"dns": 5, "storage": {}}, "comon": {}, "x": 1, "common": []}'
    expect(read(text)).toMatchObject({
      file: { capabilities: { storage: {} }, common: {} },
      errors: [
        { reason: '"comon" is no part of a request: did you mean "common"?', suggestion: 'common' },
        { reason: '"x" is no part of a request: only "capabilities" and "common" are.', suggestion: null },
        { capability: 'common', reason: '"common" must be an object of shared parameters.' },
        { capability: 'dns', reason: 'dns must be an object of parameters; {} takes every default.' },
      ],
    })
  })
})

describe('the nearest name', () => {
  it.each([
    ['max_worker', 'max_workers'],
    ['maxWorkers', 'max_workers'],
    ['workers_max', 'max_workers'],
    ['Max-Workers', 'max_workers'],
    ['regoin', 'region'],
    ['rg', undefined],
    ['zzz', undefined],
    ['', undefined],
    ['x'.repeat(1_000), undefined],
  ])('to "%s" is %s', (given, expected) => {
    expect(nearest(given, ['region', 'min_workers', 'max_workers'])).toBe(expected)
  })

  it('is found by another word for it', () => {
    expect(nearestNamed('RG', [{ name: 'resource_group', words: ['rg'] }])).toBe('resource_group')
  })
})
