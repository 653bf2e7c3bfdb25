import { describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { createConformance } from './conformance.ts'
import { exceptions } from './exceptions.ts'
import { checkValue, type Schema } from './json-schema.ts'

const schema: Schema = {
  type: 'object',
  required: ['name', 'owner'],
  properties: {
    name: { type: 'string', enum: ['a', 'b'] },
    url: { type: 'string', format: 'uri' },
    owner: { $ref: '#/owner' },
    when: { type: 'string', format: 'date-time' },
    either: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    list: { type: 'array', items: { type: 'boolean' } },
  },
}
const owner: Schema = {
  type: 'object',
  nullable: true,
  required: ['id'],
  properties: { id: { type: 'integer' } },
}

function problemsOf(value: unknown): string[] {
  return checkValue(value, schema, () => owner).map(({ path, problem }) => `${path} ${problem}`)
}

describe('checking a value against a schema', () => {
  it('accepts a value that matches', () => {
    expect(problemsOf({ name: 'a', owner: { id: 1 }, url: 'http://x/', either: 2, list: [true] })).toEqual([])
    expect(problemsOf({ name: 'b', owner: null })).toEqual([])
  })

  it.each([
    [{ owner: null }, 'name is missing'],
    [{ name: 'c', owner: null }, 'name is "c", not one of ["a","b"]'],
    [{ name: null, owner: null }, 'name is null'],
    [{ name: 'a', owner: { id: 'x' } }, 'owner.id is not of type integer'],
    [{ name: 'a', owner: null, url: 'http://x/planwright[bot]' }, 'url is no uri: http://x/planwright[bot]'],
    [
      { name: 'a', owner: null, when: '2026-01-01T00:00:00.000Z' },
      'when is no date-time: 2026-01-01T00:00:00.000Z',
    ],
    [{ name: 'a', owner: null, either: true }, 'either is not of type string'],
    [{ name: 'a', owner: null, list: [true, 'no'] }, 'list[1] is not of type boolean'],
  ])('finds what is wrong with %j', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem])
  })
})

describe('conformance with the document of GitHub', () => {
  it(verifies(['github.documented'], 'finds a response that lacks a required field'), () => {
    const conformance = createConformance()
    conformance.recordResponse({ method: 'GET', path: '/repos/acme/infra/issues', status: 200, body: [{}] })
    expect(conformance.problems()).toContain('GET /repos/{owner}/{repo}/issues 200: [].user is missing')
  })

  it('finds a status that the document does not know', () => {
    const conformance = createConformance()
    conformance.recordResponse({ method: 'POST', path: '/repos/acme/infra/issues', status: 200, body: {} })
    expect(conformance.problems()).toEqual([
      'POST /repos/{owner}/{repo}/issues 200:  status 200 is not documented',
    ])
  })

  it(verifies(['github.documented'], 'finds a webhook that lacks a required field'), () => {
    const conformance = createConformance()
    conformance.recordWebhook('issues.opened', { action: 'opened' })
    expect(conformance.problems()).toContain('issues.opened: issue is missing')
  })

  it('gives a reason for every exception', () => {
    for (const exception of exceptions) expect(exception.reason.length).toBeGreaterThan(20)
  })
})
