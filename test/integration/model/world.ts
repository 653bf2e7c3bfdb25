import { afterEach } from 'vitest'
import {
  type ModelEndpoint,
  type ModelEndpointOptions,
  startModelEndpoint,
} from '../../../sandbox/model/model.ts'
import { createModel } from '../../../src/adapters/openai/create-model.ts'
import type { ModelOptions } from '../../../src/adapters/openai/model-options.ts'
import type { Logger } from '../../../src/ports/logger.ts'
import type { Model } from '../../../src/ports/model.ts'
import { type MovableClock, movableClock } from '../../support/model-question.ts'

export interface ModelWorld {
  readonly endpoint: ModelEndpoint
  readonly model: Model
  readonly clock: MovableClock
  /** Every line of the log as JSON. */
  readonly logged: readonly string[]
}

/** Starts an endpoint that answers every question with Paris, and a model behind it; both end with the test. */
export async function startModelWorld(
  endpointOptions: ModelEndpointOptions = {},
  modelOptions: (endpoint: ModelEndpoint) => Partial<ModelOptions> = () => ({}),
): Promise<ModelWorld> {
  const endpoint = await startModelEndpoint({ answers: [{ answer: { city: 'Paris' } }], ...endpointOptions })
  running.push(endpoint)
  const clock = movableClock()
  const logged: string[] = []
  const note = (fields: object, message: string): void => {
    logged.push(JSON.stringify({ ...fields, message }))
  }
  const log: Logger = { debug: note, info: note, warn: note, error: note }
  const model = createModel({
    baseUrl: endpoint.openaiUrl,
    model: 'small-model',
    auth: { kind: 'none' },
    timeoutMs: 10_000,
    concurrency: 4,
    price: null,
    clock,
    log,
    ...modelOptions(endpoint),
  })
  return { endpoint, model, clock, logged }
}

const running: ModelEndpoint[] = []

afterEach(async () => {
  for (const endpoint of running.splice(0)) await endpoint.close()
})
