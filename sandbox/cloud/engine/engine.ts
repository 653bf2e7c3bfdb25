import type { CloudEvent } from '../history.ts'
import type { CloudResource, Store } from '../store/store.ts'
import type { Fault, FaultOperation, Operation } from './faults.ts'
import { takeFault } from './faults.ts'
import type { ProviderSchema } from './schema.ts'

/** What every operation of the sandbox cloud shares. */
export interface Engine {
  readonly store: Store
  /** Rules in the order in which they are tried; grows while the cloud runs. */
  readonly faults: Fault[]
  /** 1 is real time, 0 no delay at all. */
  readonly timeScale: number
  readonly record: (event: CloudEvent) => void
  readonly now: () => Date
  /** Source of random bytes, used by the random provider only. */
  readonly randomBytes: (length: number) => Uint8Array
  /** Resources being created, by key, so that two creations at once cannot both win. */
  readonly inCreation: Map<string, CloudResource>
  /** Schemas to serve instead of the committed ones, by provider. */
  readonly schemas?: ReadonlyMap<string, ProviderSchema>
}

/** Finds the fault that disturbs an operation and uses it up. */
export function faultOf(engine: Engine, operation: Operation): Promise<Fault | undefined> {
  return takeFault(engine.faults, operation, engine.store.claim)
}

/** Writes one line of history. */
export function recordEvent(
  engine: Engine,
  operation: Operation,
  outcome: 'done' | { readonly error: string },
): void {
  if (!isRecorded(operation.op)) return
  const { type, name, id } = operation
  const common = { at: engine.now().toISOString(), operation: operation.op, type, name, id }
  engine.record(
    outcome === 'done'
      ? { ...common, outcome: 'done' }
      : { ...common, outcome: 'failed', error: outcome.error },
  )
}

function isRecorded(op: FaultOperation): op is CloudEvent['operation'] {
  return op !== 'configure' && op !== 'plan'
}
