import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ModelEndpoint, startModelEndpoint } from '../../sandbox/model/model.ts'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

const title = 'Create a Databricks workspace for team ml in prod, East US 2'

let endpoint: ModelEndpoint
let world: BotWorld

beforeAll(async () => {
  const fewer = { code: 'max_workers', value: 4, why: 'The team has little to do.' }
  const greedy = { code: 'stop_earlier', value: 0, why: null }
  endpoint = await startModelEndpoint({
    key: 'sk-scenario-key',
    answers: [
      { when: 'Step: sizer', answer: { remarks: [fewer, greedy] } },
      { when: 'Step: ', answer: { remarks: [] } },
    ],
  })
  world = await startBotWorld({
    environment: {
      MODEL_NAME: 'scripted',
      MODEL_BASE_URL: endpoint.openaiUrl,
      MODEL_API_KEY: 'sk-scenario-key',
      MODEL_TIMEOUT_SECONDS: '5',
    },
  })
}, 120_000)

afterAll(async () => {
  await world?.close()
  await endpoint?.close()
})

it(verifies(['agent.opinion'], 'shows what a model says of a step, and takes it when a person does'), {
  timeout: 120_000,
}, async () => {
  const issue = await world.ask(title)
  const status = await world.status(issue, (body) => body.includes('A language model (`scripted`) adds'))
  expect(status).toContain('To take it, reply `max workers: 4`.')
  expect(status).not.toContain('a stop after')
  await world.people.comment('alice', issue, '/explain')
  const explained = await world.answer(issue, (body) => body.includes('by the model leaves a remark'))
  expect(explained).toContain('not taken: stop earlier (0), because the rules allow 10 to')
  await world.people.comment('alice', issue, 'max workers: 4')
  await world.answer(issue, (body) => /^Updated: .*4/.test(body))
  await world.status(issue, (body) => !body.includes('reply `max workers: 4`'))
})
