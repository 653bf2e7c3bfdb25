import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ModelEndpoint, startModelEndpoint } from '../../sandbox/model/model.ts'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

const title = 'Create a Databricks workspace for team ml in dev, East US 2'
const words = 'the crew that paints dragons grows to as many as six machines'
const key = 'sk-scenario-key-that-nobody-may-see'

let endpoint: ModelEndpoint
let world: BotWorld

beforeAll(async () => {
  const value = { field: 'databricks.max_workers', value: '6', quote: 'as many as six machines' }
  endpoint = await startModelEndpoint({
    key,
    answers: [
      { when: 'as many as six', answer: { values: [value], remark: null } },
      { answer: { values: [], remark: 'They dream of dragons.' } },
    ],
  })
  world = await startBotWorld({
    environment: {
      MODEL_NAME: 'scripted',
      MODEL_BASE_URL: endpoint.openaiUrl,
      MODEL_API_KEY: key,
      MODEL_TIMEOUT_SECONDS: '5',
      MODEL_OPINIONS: 'off',
    },
  })
}, 120_000)

afterAll(async () => {
  await world?.close()
  await endpoint?.close()
})

it('lets the model read what the rules left unread, and marks it', { timeout: 120_000 }, async () => {
  const issue = await world.ask(title)
  await world.status(issue)
  await world.people.comment('alice', issue, words)
  await world.answer(issue, (body) => /^Updated: .*6/.test(body))
  const status = await world.status(issue, (body) => body.includes('a model, from your'))
  expect(status).not.toContain(key)
})

it(verifies(['model.fallback'], 'goes on without it when it fails, and says so'), {
  timeout: 120_000,
}, async () => {
  const issue = await world.ask(title.replace('team ml', 'team dragons'))
  await world.status(issue)
  endpoint.fail({ fault: { kind: 'refusal' } })
  await world.people.comment('alice', issue, 'we paint dragons')
  await world.answer(issue, (body) => body.includes('I did not use: "'))
  const status = await world.status(issue, (body) => body.includes('The language model was of no help'))
  expect(status).toContain('I read this by my rules alone.')
  await world.people.comment('alice', issue, 'yes')
  await world.pullRequest(issue)
})
