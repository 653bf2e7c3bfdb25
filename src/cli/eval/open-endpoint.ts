import * as z from 'zod'
import { createCassetteFetch } from '../../adapters/openai/cassette-fetch.ts'
import { ConfigError } from '../../domain/errors.ts'
import { ModelEnvironment, readModelConfig } from '../../model-config.ts'
import { openModel } from '../../open-model.ts'
import type { Logger } from '../../ports/logger.ts'
import type { ModelAccess } from '../../workflow/dependencies.ts'

/** Which model is scored: what is not given comes from the MODEL_ variables of the product. */
export interface EndpointOptions {
  readonly endpoint?: string | undefined
  readonly model?: string | undefined
  /** Folder of recordings to write or to answer from. */
  readonly record?: string | undefined
  readonly replay?: string | undefined
}

/** What goes wrong with the endpoint is counted, not logged. */
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }

/** The model to be scored, or null when none is named. @throws ConfigError when it is named by half. */
export function openEndpoint(
  { endpoint, model, record, replay }: EndpointOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ModelAccess | null {
  if (record !== undefined && replay !== undefined) {
    throw new ConfigError('--record and --replay: one of them at a time')
  }
  const given = Object.fromEntries(
    Object.entries({
      ...environment,
      ...(endpoint === undefined ? {} : { MODEL_BASE_URL: endpoint }),
      ...(model === undefined ? {} : { MODEL_NAME: model }),
    }).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = ModelEnvironment.safeParse(given)
  if (!parsed.success) throw new ConfigError(z.prettifyError(parsed.error))
  const config = readModelConfig(parsed.data, given)
  if (config === null) return null
  const [folder, mode] = record === undefined ? [replay, 'replay' as const] : [record, 'record' as const]
  const network = folder === undefined ? {} : { fetch: createCassetteFetch(folder, mode) }
  const clock = { now: () => new Date() }
  return { endpoint: openModel(config, { clock, log: silent, ...network }), ...config.budget }
}
