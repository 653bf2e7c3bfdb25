import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine/engine.ts'
import type { Fault } from './engine/faults.ts'
import type { ProviderSchema } from './engine/schema.ts'
import type { CloudEvent } from './history.ts'
import { narrowSchemas } from './narrow-schemas.ts'
import { readOwnSchemas } from './own-schemas.ts'
import type { ProviderName } from './providers.ts'
import { createDirectoryStore } from './store/directory.ts'
import { createMemoryStore } from './store/memory.ts'

/** File of a cloud directory to which every event is appended as one line of JSON. */
export const EVENTS_FILE = 'events.jsonl'

export interface EngineOptions {
  /** Keeps one JSON file per resource here; without it the cloud forgets everything when it closes. */
  readonly directory?: string
  readonly faults?: readonly Fault[]
  /** How long things take: 1 is real time, 0 (the default) no delay. */
  readonly timeScale?: number
  /**
   * The only resource types and data sources to serve. Terraform reads every schema of a provider whenever it starts,
   * so a run takes a third of the time with fifty types of a thousand.
   */
  readonly types?: readonly string[]
}

/** Opens the store and makes an engine on it; `history` grows with every event, oldest first. */
export async function openEngine(
  options: EngineOptions,
): Promise<{ readonly engine: Engine; readonly history: readonly CloudEvent[] }> {
  const { directory, types } = options
  const own =
    directory === undefined ? new Map<ProviderName, ProviderSchema>() : await readOwnSchemas(directory)
  const history: CloudEvent[] = []
  const engine: Engine = {
    store: directory === undefined ? createMemoryStore() : await createDirectoryStore(directory),
    faults: [...(options.faults ?? [])],
    timeScale: options.timeScale ?? 0,
    record: (event) => {
      history.push(event)
      // Written at once and in order, so that another process can follow what happens.
      if (directory !== undefined) appendFileSync(join(directory, EVENTS_FILE), `${JSON.stringify(event)}\n`)
    },
    now: () => new Date(),
    randomBytes,
    inCreation: new Map(),
    schemas: types === undefined ? own : narrowSchemas(types, own),
  }
  return { engine, history }
}
