import { describe, expect, it } from 'vitest'
import type { DialogueCase, RequestCase } from '../../../src/cli/eval/corpus.ts'
import { createTally, scoreDialogue, scoreRequest } from '../../../src/cli/eval/score.ts'
import { percentOf, scoreTable } from '../../../src/cli/eval/score-table.ts'
import { nothingForUs } from '../../../src/cli/interpret/describe.ts'
import type { IssueReport } from '../../../src/cli/interpret/interpret-issue.ts'

const request: RequestCase = {
  id: 'r1',
  kind: 'plain',
  title: 'Ports 443 and 80 in dev',
  body: 'for team orbit',
  expect: {
    actionable: true,
    capabilities: ['firewall'],
    stated: { ports: ['80', '443'], environment: 'dev', team: 'orbit' },
    asks: ['source_ips'],
    gates: ['access'],
    invalid: ['region'],
    ambiguous: ['destination'],
  },
}

const report: IssueReport = {
  ...nothingForUs,
  id: 'r1',
  actionable: true,
  capabilities: ['firewall'],
  params: [
    {
      capability: 'firewall',
      name: 'ports',
      value: ['443', '80'],
      source: 'stated',
      quote: 'Ports 443  and 80',
    },
    { capability: null, name: 'environment', value: 'prod', source: 'stated', quote: 'prod' },
    { capability: null, name: 'protocol', value: 'Tcp', source: 'default' },
  ],
  asks: [{ n: 1, capability: 'firewall', param: 'source_ips', default: null }],
  reply: '',
}

function score(expect: RequestCase['expect'], got: IssueReport) {
  const tally = createTally()
  scoreRequest(tally, { ...request, expect }, got)
  return { scores: tally.scores(), misses: tally.misses.map(({ measure, what }) => `${measure}: ${what}`) }
}

describe('scoring a request', () => {
  it('counts what is right, and says what is not', () => {
    const { scores, misses } = score(request.expect, report)
    expect(scores).toMatchObject({
      capabilities: { right: 1, of: 1 },
      found: { right: 1, of: 3 },
      unmistaken: { right: 1, of: 2 },
      grounded: { right: 1, of: 2 },
      asks: { right: 1, of: 1 },
      gates: { right: 0, of: 1 },
      refusals: { right: 0, of: 1 },
      doubts: { right: 0, of: 1 },
      silence: { right: 0, of: 0 },
    })
    expect(misses).toContain('unmistaken: environment = "prod", not "dev"')
    expect(misses).toContain('found: team = "orbit"')
  })

  it('wants silence where nothing is asked of us', () => {
    expect(score({ actionable: false }, { ...nothingForUs, id: 'r1', reply: '' }).scores.silence).toEqual({
      right: 1,
      of: 1,
    })
    expect(score({ actionable: false }, report).misses).toEqual(['silence: taken up: firewall'])
  })
})

describe('scoring a dialogue', () => {
  const dialogue: DialogueCase = {
    id: 'd1',
    kind: 'plain',
    turns: [
      { author: 'requester', text: 'a', expect: { action: 'ask', capabilities: ['dns'] } },
      { author: 'requester', text: 'b', expect: { action: 'plan', params: { ttl: 300 } } },
    ],
  }

  it('holds action, capabilities and values against what is expected', () => {
    const tally = createTally()
    const turn = { ...nothingForUs, reply: '' }
    scoreDialogue(tally, dialogue, {
      id: 'd1',
      turns: [
        { ...turn, action: 'plan', capabilities: ['dns'] },
        {
          ...turn,
          action: 'plan',
          params: [{ capability: 'dns', name: 'ttl', value: 300, source: 'default' }],
        },
      ],
    })
    expect(tally.scores()).toMatchObject({ turns: { right: 1, of: 2 }, patience: { right: 0, of: 1 } })
    expect(tally.misses.map(({ what }) => what)).toEqual(['plan for ask', 'plan'])
  })
})

describe('the table of scores', () => {
  it('shows shares, and a dash where nothing was counted', () => {
    const { scores } = score(request.expect, report)
    expect(percentOf({ right: 1, of: 3 })).toBe(33.3)
    const table = scoreTable(scores)
    expect(table).toMatch(/^stated values that are found +33\.3 % +1 of 3$/m)
    expect(table).toMatch(/^issues that are not for us and left alone +- +0 of 0$/m)
  })
})
