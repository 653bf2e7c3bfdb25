import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ModelEndpoint, startModelEndpoint } from '../../sandbox/model/model.ts'
import { verifies } from '../scenarios/requirements.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'planwright-eval-'))
let endpoint: ModelEndpoint

const title = 'Create a Databricks workspace for team ml in dev, East US 2'
const words = 'the crew that paints dragons grows to as many as six machines'

beforeAll(async () => {
  const request = {
    id: 'dragons',
    kind: 'model',
    title,
    body: `${words}.`,
    expect: { actionable: true, capabilities: ['databricks'] },
  }
  const dialogue = {
    id: 'more-dragons',
    kind: 'model',
    turns: [
      { author: 'requester', text: title, expect: { action: 'ask' } },
      { author: 'requester', text: words, expect: { action: 'ask', params: { max_workers: 6 } } },
      { author: 'requester', text: 'even more dragons', expect: { action: 'ask' } },
    ],
  }
  writeFileSync(join(directory, 'requests.jsonl'), `${JSON.stringify(request)}\n`)
  writeFileSync(join(directory, 'dialogues.jsonl'), `${JSON.stringify(dialogue)}\n`)
  const value = { field: 'databricks.max_workers', value: '6', quote: 'as many as six machines' }
  endpoint = await startModelEndpoint({
    answers: [
      { when: 'as many as six', answer: { values: [value], remark: null } },
      { answer: { values: [], remark: null } },
    ],
  })
})

afterAll(async () => {
  await endpoint.close()
  rmSync(directory, { recursive: true, force: true })
})

function evaluate(...options: string[]) {
  const script = join(root, 'src/cli/eval.ts')
  return execa(process.execPath, [script, '--corpus', directory, '--json', ...options], {
    reject: false,
    extendEnv: false,
    env: { MODEL_USD_PER_MILLION_INPUT: '1', MODEL_USD_PER_MILLION_OUTPUT: '10' },
  })
}

it(verifies(['model.eval'], 'scores an endpoint, counts what it used, and records it'), async () => {
  const folder = join(directory, 'cassettes')
  const from = ['--model', 'scripted', '--endpoint', endpoint.openaiUrl]
  const { stdout, stderr } = await evaluate(...from, '--record', folder)
  expect(stderr).toBe('')
  const { scores, model } = JSON.parse(stdout)
  expect(scores.turns).toEqual({ right: 3, of: 3 })
  expect(model).toMatchObject({ name: 'scripted', calls: 3, unanswered: {}, busy: 0 })
  expect(model.usd).toBeCloseTo((model.inputTokens + 10 * model.outputTokens) / 1e6, 10)
  expect(readdirSync(folder)).toHaveLength(3)
  const asked = endpoint.calls.length
  const replayed = await evaluate(
    '--model',
    'scripted',
    '--endpoint',
    'http://127.0.0.1:9/v1',
    '--replay',
    folder,
  )
  expect(JSON.parse(replayed.stdout)).toMatchObject({
    scores: { turns: { right: 3, of: 3 } },
    model: { calls: 3 },
  })
  expect(endpoint.calls).toHaveLength(asked)
})

it('goes on by rules when the endpoint does not answer, and counts that', async () => {
  const { stdout } = await evaluate('--model', 'scripted', '--endpoint', 'http://127.0.0.1:9/v1')
  const { scores, model } = JSON.parse(stdout)
  expect(scores.turns).toEqual({ right: 2, of: 3 })
  expect(Object.keys(model.unanswered)).not.toEqual([])
})

it.each([
  [['--endpoint', 'http://127.0.0.1:9/v1'], 'MODEL_NAME: missing'],
  [
    ['--model', 'x', '--endpoint', 'http://models.example/v1'],
    'http:// is for an endpoint on this machine only',
  ],
  [['--model', 'x', '--record', 'a', '--replay', 'b'], '--record and --replay: one of them at a time'],
])('refuses %j with a sentence', async (options, sentence) => {
  const { stderr, exitCode } = await evaluate(...options)
  expect(exitCode).toBe(1)
  expect(stderr).toContain(sentence)
})
