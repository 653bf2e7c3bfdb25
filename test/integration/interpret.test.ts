import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Interpreter, openInterpreter } from '../../src/cli/interpret/open-interpreter.ts'
import { verifies } from '../scenarios/requirements.ts'

const Judged = z.object({
  points: z.number(),
  needed: z.number(),
  reasons: z.array(z.object({ points: z.number(), because: z.string() })),
})
const nothing = { points: 0, needed: 0, reasons: [] }
const Turn = z.looseObject({ actionable: z.boolean(), judged: Judged.optional() })
const Row = z.looseObject({
  actionable: z.boolean().optional(),
  judged: Judged.optional(),
  turns: z.array(Turn).optional(),
})

let interpreter: Interpreter
beforeAll(async () => {
  interpreter = await openInterpreter({ clock: { now: () => new Date('2026-11-22T12:00:00Z') } })
})
afterAll(() => interpreter.close())

async function issue(title: string, body = '') {
  const report = await interpreter.interpret(JSON.stringify({ id: 'x', title, body }))
  if (!('reply' in report)) throw new Error(JSON.stringify(report))
  return report
}

async function talk(...turns: (string | object)[]) {
  const spoken = turns.map((turn) => (typeof turn === 'string' ? { author: 'requester', text: turn } : turn))
  const report = await interpreter.interpret(JSON.stringify({ id: 'x', turns: spoken }))
  if (!('turns' in report)) throw new Error(JSON.stringify(report))
  return report.turns
}

const actions = (turns: readonly { action: string }[]) => turns.map(({ action }) => action)

function settled(report: { params: readonly { name: string; value: unknown }[] } | undefined, name: string) {
  return report?.params.find((param) => param.name === name)?.value
}

describe('an issue', () => {
  it('is described with its values, their sources and the words they were read from', async () => {
    const report = await issue('Databricks workspace for team ml in East US, prod, budget $3k a month')
    expect(report).toMatchObject({
      actionable: true,
      capabilities: ['databricks'],
      invalid: [],
      ambiguous: [],
    })
    expect(report.params).toContainEqual({
      capability: null,
      name: 'region',
      value: 'eastus',
      source: 'stated',
      quote: 'East US',
    })
    expect(report.params).toContainEqual(
      expect.objectContaining({ capability: 'databricks', name: 'workspace_name', source: 'naming' }),
    )
    expect(report.reply).toContain('rg-ml-dbw-prod')
  })

  it('is left alone when it asks for nothing that is built here', async () => {
    expect(await issue('How do I configure the linter?')).toMatchObject({ actionable: false, reply: '' })
  })

  it('names the candidates in the one question when nothing is clear', async () => {
    const report = await issue('We need a data platform')
    expect(report.capabilities).toEqual([])
    expect(report.asks).toEqual([
      { n: 1, capability: null, param: 'capabilities', default: expect.arrayContaining(['databricks']) },
    ])
  })

  it('says which values cannot be used and why', async () => {
    const report = await issue('Open port 70000 from 10.1.0.0/16 to 10.50.4.10 in dev for team ml')
    expect(report.invalid).toEqual([
      { param: 'ports', value: '70000', reason: expect.stringContaining('65535') },
    ])
  })
})

describe('a dialogue', () => {
  it('is followed turn by turn', async () => {
    const turns = await talk(
      'We need a Databricks workspace in East US',
      { author: 'bystander', text: 'make it prod' },
      'team is ml',
      '/status',
      'yes, change resource group to rg-production-ml',
      'yes',
      'confirm gpu',
      'cancel',
    )
    expect(actions(turns)).toEqual(['ask', 'noop', 'ask', 'show_status', 'ask', 'plan', 'confirm', 'cancel'])
    expect(settled(turns[1], 'environment')).toBe('dev')
    expect(settled(turns[4], 'resource_group')).toBe('rg-production-ml')
  })

  it('takes the questions that the person saw in place of its own', async () => {
    const asked = [
      { n: 1, param: 'region', default: 'eastus2' },
      { n: 2, param: 'max_workers', default: 4 },
    ]
    const [turn] = await talk({ author: 'requester', text: '2. 6 1. westeurope', asked })
    expect(turn).toMatchObject({ capabilities: ['databricks'], action: 'plan' })
    expect(settled(turn, 'region')).toBe('westeurope')
    expect(settled(turn, 'max_workers')).toBe(6)
  })

  it('holds everything for known that is not among the questions the person saw', async () => {
    const asked = [{ n: 1, param: 'notify_emails' }]
    const answer = { author: 'requester', text: 'duty@contoso.com', asked }
    expect(actions(await talk('Alerts for vm-batch-07', answer))).toEqual(['ask', 'plan'])
  })

  it(
    verifies(['talk.proposed'], 'lets the person choose among the capabilities that were offered'),
    async () => {
      const asked = [{ n: 1, param: 'capabilities', default: ['databricks', 'firewall'] }]
      const [, turn] = await talk('We need a data platform', { author: 'requester', text: 'Just 2', asked })
      expect(turn?.capabilities).toEqual(['firewall'])
    },
  )

  it('refuses words that hold nothing but a value that cannot be used', async () => {
    const turns = await talk('Databricks workspace for team ml, dev', 'region: moonbase-1')
    expect(actions(turns)).toEqual(['ask', 'refuse'])
  })
})

describe('the command', () => {
  const run = (input: string, ...args: string[]) =>
    execa('node', ['src/cli/interpret.ts', ...args], { input, preferLocal: true, reject: false })

  it(
    verifies(
      ['talk.interpret'],
      'answers each line with one line and goes on behind one that it cannot read',
    ),
    async () => {
      const lines = [
        '{"id":"1","title":"Databricks workspace for team ml"}',
        '{"id":',
        '[]',
        '{"id":"2"}',
        '{"id":"3","turns":[]}',
        '{"id":"4","body":"hello"}',
      ]
      const { stdout, exitCode } = await run(`${lines.join('\n')}\n`)
      expect(exitCode).toBe(0)
      const rows = stdout.split('\n').map((line) => JSON.parse(line) as object)
      expect(rows).toMatchObject([
        { id: '1', actionable: true },
        { line: 2, error: 'this is not JSON; each line holds one JSON object' },
        { line: 3, error: expect.stringContaining('not a JSON object') },
        { line: 4, error: expect.stringContaining('"title"') },
        { line: 5, error: 'turns: a dialogue has at least one turn' },
        { id: '4', actionable: false },
      ])
    },
  )

  it('gives the same answer twice', async () => {
    const input = '{"id":"1","title":"Databricks workspace for team ml"}\n'
    const [first, second] = [await run(input), await run(input)]
    expect(first.stdout).toBe(second.stdout)
  })

  it('says with --reasons why an issue is taken up or left alone, and nothing else changes', async () => {
    const input = `${[
      '{"id":"1","title":"Databricks workspace for team ml in East US"}',
      '{"id":"2","title":"How do I configure the linter?"}',
      '{"id":"3","turns":[{"author":"bystander","text":"Hi"},{"author":"requester","text":"Thanks"},{"author":"requester","text":"Open port 443"},{"author":"requester","text":"yes"}]}',
    ].join('\n')}\n`
    const rowsOf = (stdout: string) => stdout.split('\n').map((line) => Row.parse(JSON.parse(line)))
    const [plain, told] = [await run(input), await run(input, '--reasons')]
    const rows = rowsOf(told.stdout).flatMap((row) => [row, ...(row.turns ?? [])])
    const judged = rows.filter(({ judged: one }) => one !== undefined)
    expect(judged).toHaveLength(4)
    for (const { actionable, judged: { points, needed, reasons } = nothing } of judged) {
      expect(points >= needed).toBe(actionable)
      expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(points)
    }
    expect(judged[0]?.judged?.reasons).toContainEqual({
      points: 2,
      because: expect.stringContaining('Databricks workspace'),
    })
    const unjudged = rowsOf(told.stdout).map(({ judged: _judged, turns, ...row }) => ({
      ...row,
      ...(turns === undefined ? {} : { turns: turns.map(({ judged: _told, ...turn }) => turn) }),
    }))
    expect(unjudged).toEqual(rowsOf(plain.stdout))
  })

  it.each([
    [['--today', 'tomorrow'], '--today is "tomorrow": write a date as YYYY-MM-DD'],
    [['--policy', 'nowhere.yml'], 'there is no policy to read at nowhere.yml'],
    [['--model'], "Unknown option '--model'"],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { stderr, exitCode } = await run('', ...args)
    expect(exitCode).toBe(1)
    expect(stderr).toContain(sentence)
  })
})
