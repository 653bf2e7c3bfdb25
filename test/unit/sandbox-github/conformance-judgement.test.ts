import { describe, expect, it } from 'vitest'
import { shortcomingsOf, summaryOf } from '../../integration/sandbox-github/conformance-judgement.ts'
import type { Tally } from '../../integration/sandbox-github/conformance-tally.ts'

const many = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`)
const tally: Tally = {
  file: 'a.test.ts',
  operations: [...many('GET /x', 180), 'GET /repos/{owner}/{repo}'],
  webhooks: many('kind', 70),
  unknownOperations: ['POST /_double/check-runs/*/actions/go'],
  unknownWebhooks: [],
  exceptions: ['a reason'],
}
const expectation = {
  routes: ['GET /repos/{repo_owner}/{name}', 'POST /_double/check-runs/{check_run_id}/actions/{identifier}'],
  documented: ['GET /repos/{owner}/{repo}'],
  exceptions: ['a reason'],
}

describe('the judgement of a whole run', () => {
  it('adds up what the worlds of all files showed', () => {
    const other = { ...tally, operations: ['GET /x1', 'GET /y'], webhooks: ['other'] }
    expect(summaryOf([tally, other], expectation)).toContain('operations covered: 182\n')
    expect(summaryOf([tally, other], expectation)).toContain('webhook kinds covered: 71\n')
    expect(summaryOf([tally, other], expectation)).toContain('exceptions: 1\n    a reason')
  })

  it('is content with a run that shows everything', () => {
    expect(shortcomingsOf([tally], expectation)).toEqual([])
  })

  it.each<[string, Partial<Tally>, string]>([
    ['too few operations', { operations: tally.operations.slice(2) }, '179 operations were covered'],
    ['too few webhooks', { webhooks: ['one'] }, '1 webhook kinds were covered'],
    ['a route that no test asks', { operations: many('GET /x', 180) }, 'was never answered with success'],
    [
      'an operation GitHub lacks',
      { unknownOperations: ['GET /own'] },
      "GET /own answered and is not in GitHub's",
    ],
    ['a webhook GitHub lacks', { unknownWebhooks: ['own'] }, "own was sent and is not in GitHub's document"],
    ['a needless exception', { exceptions: [] }, 'this exception is no longer needed: a reason'],
  ])('finds %s', (_what, change, sentence) => {
    expect(shortcomingsOf([{ ...tally, ...change }], expectation)).toEqual([
      expect.stringContaining(sentence),
    ])
  })

  it('finds a route that the document does not have', () => {
    const routes = [...expectation.routes, 'GET /own']
    expect(shortcomingsOf([tally], { ...expectation, routes })).toEqual([
      "GET /own is not in GitHub's document",
    ])
  })
})
