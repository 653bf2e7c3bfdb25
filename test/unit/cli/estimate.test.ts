import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { estimateDocument } from '../../../src/cli/estimate/estimate-document.ts'
import { estimateText } from '../../../src/cli/estimate/estimate-text.ts'
import { wrapped } from '../../../src/cli/estimate/wrapped.ts'
import { openRequest } from '../../../src/cli/request/open-request.ts'
import { verifies } from '../../scenarios/requirements.ts'

const example = (name: string) =>
  fileURLToPath(new URL(`../../../examples/requests/${name}.json`, import.meta.url))

async function estimateOf(options: Parameters<typeof openRequest>[0]) {
  const drafted = await openRequest({ today: '2026-11-22', ...options })
  if ('errors' in drafted) throw new Error(JSON.stringify(drafted.errors))
  return estimateDocument(drafted.brief)
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'estimate-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the estimate of a request file', () => {
  it.each([
    ['databricks-dev', 314.7],
    ['ml-pipeline', 98.7],
    ['provisioned-units', 65_700],
  ])(verifies(['render.estimate'], 'puts %s at %d USD a month, within half a percent'), async (name, usd) => {
    const { total, stacks, pricesOf } = await estimateOf({ request: example(name) })
    expect(Math.abs(total.expected - usd) / usd).toBeLessThan(0.005)
    expect(pricesOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    for (const stack of stacks) {
      expect(stack.low).toBeLessThanOrEqual(stack.expected)
      expect(stack.expected).toBeLessThanOrEqual(stack.high)
      expect(stack.assumptions.length).toBeGreaterThan(0)
    }
  })

  it('shows figures, assumptions, alternatives and the date of the prices in 100 columns', async () => {
    const text = estimateText(await estimateOf({ request: example('aurora') }))
    const lines = text.trimEnd().split('\n')
    expect(lines).toContain('databricks-objects             173.92      173.92      173.92')
    expect(text).toContain('\nAssumptions\n  ad-group\n    - ')
    expect(text).toContain('\nAlternatives\n')
    expect(lines.at(-1)).toMatch(
      /^List prices of \d{4}-\d{2}-\d{2}, without tax, discounts or reservations\.$/,
    )
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })

  it('says what no price is known for', () => {
    const stack = {
      capability: 'a',
      stack: 'a',
      title: 'A',
      low: 1,
      expected: 1,
      high: 1,
      assumptions: [],
      unpriced: ['Standard_X in y'],
      pricesOf: '2026-01-01',
    }
    const text = estimateText({
      currency: 'USD',
      period: 'month',
      pricesOf: '2026-01-01',
      stacks: [stack],
      total: { low: 1, expected: 1, high: 1, unpriced: ['Standard_X in y'] },
      alternatives: [],
    })
    expect(text).toContain('    - not included, no price is known: Standard_X in y\n')
  })

  it('counts with the region that the repository settles', async () => {
    const policy = join(folder, 'planwright.yml')
    const environments = ['dev', 'staging', 'prod'].map(
      (name, index) => `  ${name}: { subscription: 11111111-0000-4000-8000-00000000000${index} }\n`,
    )
    await writeFile(policy, `version: 1\nregion: switzerlandnorth\nenvironments:\n${environments.join('')}`)
    const request = join(folder, 'request.json')
    await writeFile(request, '{"capabilities": {"databricks": {}}, "common": {"team": "data"}}')
    const [usual, other] = [await estimateOf({ request }), await estimateOf({ request, policy })]
    expect(other.total.expected).toBeGreaterThan(usual.total.expected)
  })
})

describe('a request that cannot be opened', () => {
  it.each([
    [{}, 'name the file of the request with --request FILE'],
    [{ request: 'x', today: '22.11.' }, '--today is "22.11.": write a date as YYYY-MM-DD'],
    [{ request: 'x', policy: 'none.yml' }, 'there is no policy to read at none.yml'],
  ])('answers %j with one sentence', async (options, sentence) => {
    await expect(openRequest(options)).rejects.toThrow(sentence)
  })

  it('names a file that is not there', async () => {
    expect(await openRequest({ request: join(folder, 'none.json') })).toMatchObject({
      errors: [{ reason: expect.stringMatching(/none\.json cannot be read: there is no such file\.$/) }],
    })
  })

  it('names faults of the form and of the values together', async () => {
    const request = join(folder, 'request.json')
    await writeFile(
      request,
      '{"capabilities": {"databricks": {"spot": 1}}, "x": 1, "common": {"team": "data"}}',
    )
    const opened = await openRequest({ request })
    expect('errors' in opened ? opened.errors.map(({ reason }) => reason) : []).toEqual([
      '"x" is no part of a request: only "capabilities" and "common" are.',
      'spot cannot be 1: it must be true or false; true would be right.',
    ])
  })
})

describe('a wrapped text', () => {
  it('breaks between words, and keeps a word that is longer than a line', () => {
    expect(wrapped('a bb  ccc dddddddd e', 6)).toEqual(['a bb', 'ccc', 'dddddddd', 'e'])
    expect(wrapped('', 6)).toEqual([])
  })
})
