import { createModel } from '../../../src/adapters/openai/create-model.ts'
import type { ModelOptions } from '../../../src/adapters/openai/model-options.ts'
import type { Model } from '../../../src/ports/model.ts'
import { type MovableClock, movableClock } from '../../support/model-question.ts'
import { silentLogger } from '../../support/silent-logger.ts'

/** A request as it left, with its body parsed. */
export interface Sent {
  readonly url: string
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

export interface EndpointBench {
  readonly model: Model
  readonly clock: MovableClock
  readonly sent: readonly Sent[]
}

/** A model whose way out is a function; each answer serves one request, the last one all that follow. */
export function endpointBench(
  answers: readonly (() => Response | Promise<Response>)[],
  options: Partial<ModelOptions> = {},
): EndpointBench {
  const sent: Sent[] = []
  const clock = movableClock()
  const model = createModel({
    baseUrl: 'https://models.example.com/v1',
    model: 'small-model',
    auth: { kind: 'key', key: 'key-of-the-test' },
    timeoutMs: 5000,
    concurrency: 4,
    price: null,
    clock,
    log: silentLogger,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      sent.push({
        url: request.url,
        headers: request.headers,
        body: (await request.json()) as Record<string, unknown>,
      })
      const answer = answers[Math.min(sent.length, answers.length) - 1]
      if (answer === undefined) throw new Error('the test has no answer')
      return answer()
    },
    ...options,
  })
  return { model, clock, sent }
}

/** A completion with these words. */
export function completion(
  content: string | null,
  more: Readonly<Record<string, unknown>> = {},
): () => Response {
  const { finish_reason = 'stop', refusal = null, usage = { prompt_tokens: 40, completion_tokens: 5 } } = more
  return () =>
    Response.json({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason, message: { role: 'assistant', content, refusal } }],
      ...(usage === null ? {} : { usage }),
    })
}

/** A refusal as endpoints write it. */
export function failure(
  status: number,
  error: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): () => Response {
  return () => Response.json({ error: { message: 'Something was wrong.', ...error } }, { status, headers })
}
