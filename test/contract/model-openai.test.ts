import { describe } from 'vitest'
import { startModelEndpoint } from '../../sandbox/model/model.ts'
import { createModel } from '../../src/adapters/openai/create-model.ts'
import { movableClock } from '../support/model-question.ts'
import { silentLogger } from '../support/silent-logger.ts'
import { describeModel } from './model.contract.ts'

describe.each([
  ['on the paths of OpenAI', 'openaiUrl', 'json_schema'],
  ['on the paths of Azure', 'azureUrl', 'json_schema'],
  ['at an endpoint that does not hold the model to a schema', 'openaiUrl', 'json_object'],
] as const)('%s', (_, address, format) => {
  describeModel('the model behind an endpoint', async () => {
    const endpoint = await startModelEndpoint({ key: 'key-of-the-contract' })
    const clock = movableClock()
    const model = createModel({
      baseUrl: endpoint[address],
      model: 'small-model',
      auth: { kind: 'key', key: 'key-of-the-contract' },
      format,
      timeoutMs: 10_000,
      concurrency: 4,
      price: null,
      clock,
      log: silentLogger,
    })
    return {
      model,
      expect(...turns) {
        for (const turn of turns) {
          if (turn.kind === 'limits') {
            endpoint.fail({ fault: { kind: 'rate_limit', retryAfterMs: turn.retryAfterMs } })
          } else {
            endpoint.fail({ fault: turn.kind === 'refuses' ? { kind: 'refusal' } : { kind: 'slow', ms: 0 } })
            endpoint.answer({ answer: turn.kind === 'refuses' ? '' : turn.json, times: 1 })
          }
        }
      },
      reached: () => endpoint.calls.length,
      pass: (ms) => clock.pass(ms),
      close: () => endpoint.close(),
    }
  })
})
