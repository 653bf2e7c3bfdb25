import { createModel } from './adapters/openai/create-model.ts'
import type { ModelAuth } from './adapters/openai/model-options.ts'
import type { ModelAuthConfig, ModelConfig } from './model-config.ts'
import type { Clock } from './ports/clock.ts'
import type { Logger } from './ports/logger.ts'
import type { Model } from './ports/model.ts'

interface OpenModelParts {
  readonly clock: Clock
  readonly log: Logger
  /** In place of the network, e.g. a cassette. */
  readonly fetch?: typeof fetch
}

/** The model that is configured; one for each process, because its gate and its memory are its own. */
export function openModel(config: ModelConfig, { clock, log, fetch: send }: OpenModelParts): Model {
  return createModel({
    baseUrl: config.baseUrl,
    model: config.name,
    auth: revealed(config.auth),
    format: config.format,
    timeoutMs: config.timeoutMs,
    concurrency: config.concurrency,
    price: config.price,
    clock,
    log,
    ...(send === undefined ? {} : { fetch: send }),
  })
}

function revealed(auth: ModelAuthConfig): ModelAuth {
  switch (auth.kind) {
    case 'none':
      return auth
    case 'key':
      return { kind: 'key', key: auth.key.reveal() }
    case 'entra':
      return { ...auth, clientSecret: auth.clientSecret.reveal() }
  }
}
