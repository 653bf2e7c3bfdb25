import { ConnectionCrash } from '../protocol/grpc.ts'
import type { Diagnostic } from '../protocol/tfplugin.ts'
import { UNKNOWN, type ValueObject } from '../protocol/value.ts'
import type { CloudResource } from '../store/store.ts'
import { toJson } from './conform.ts'
import { durationMs } from './durations.ts'
import { type Engine, recordEvent } from './engine.ts'
import { fabricate } from './fabricate.ts'
import { type Fault, fillFaultText, type Operation } from './faults.ts'
import type { ResourceHints } from './hints.ts'
import { pause } from './pause.ts'
import { permissionsTarget } from './permissions-target.ts'
import type { Block } from './schema.ts'
import type { Scope } from './scope.ts'

/** A change of one resource that Terraform asks for. */
export interface ChangeRequest {
  readonly provider: string
  readonly type: string
  readonly block: Block
  readonly hints: ResourceHints
  readonly scope: Scope
  /** State before; null on create. */
  readonly prior: ValueObject | null
  /** State wanted, with unknown values for what the cloud decides; null on delete. */
  readonly planned: ValueObject | null
  /** Id of the existing resource; empty on create. */
  readonly id: string
  /** Fires when Terraform gives up the call or asks the provider to stop. */
  readonly signal: AbortSignal
}

/** State that Terraform keeps: null when there is nothing to keep. */
export interface ChangeResult {
  readonly state: ValueObject | null
  /** Terraform keeps it beside the state, because some types have no id attribute. */
  readonly id: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Records a failure and tells Terraform which state it keeps. */
export function fail(
  engine: Engine,
  operation: Operation,
  failure: { state: ValueObject | null; summary: string; detail?: string },
): ChangeResult {
  const { state, summary, detail = '' } = failure
  recordEvent(engine, operation, { error: summary })
  return { state, id: operation.id, diagnostics: [{ severity: 'error', summary, detail }] }
}

/** What Terraform reads when it was interrupted. */
export const STOPPED = 'the operation was stopped before it was done: context canceled'

/** Tells whether the fault makes the operation fail, and not only take longer. */
export function isFailure(fault: Fault | undefined): fault is Fault {
  return fault !== undefined && (fault.error !== undefined || fault.crash === true)
}

/**
 * Fails as the fault says, with the facts of the resource in its text.
 * @throws ConnectionCrash when the fault is a crash.
 */
export function failBy(
  engine: Engine,
  request: ChangeRequest,
  failure: { operation: Operation; fault: Fault; state: ValueObject | null },
): ChangeResult {
  const { operation, fault, state } = failure
  const { subscription, host } = request.scope
  const organization = /\d+/.exec(host)?.[0] ?? ''
  const attributes = { ...(request.planned ?? request.prior), subscription, host, organization }
  const fill = (text: string): string => fillFaultText(text, operation, attributes)
  const summary = fill(fault.error ?? 'the provider crashed')
  const result = fail(engine, operation, { state, summary, detail: fill(fault.detail ?? '') })
  if (fault.crash === true) throw new ConnectionCrash(summary)
  return result
}

/**
 * Waits as long as the change takes, and tells whether Terraform gave it up meanwhile.
 * A failure shows after a quarter of the usual time, except when something is left behind or the fault says when.
 */
export function waitFor(
  engine: Engine,
  request: ChangeRequest,
  change: 'create' | 'update' | 'delete',
  fault: Fault | undefined,
): Promise<'over' | 'aborted'> {
  const { provider, type } = request
  const usual = durationMs({ provider, type, change, timeScale: engine.timeScale })
  const isEarly = isFailure(fault) && (fault.leave ?? 'nothing') === 'nothing'
  return pause(fault?.delayMs ?? (isEarly ? usual / 4 : usual), request.signal)
}

/** Replaces what is unknown in a planned state by what the cloud would answer. */
export function complete(request: ChangeRequest, planned: ValueObject, id: string): ValueObject {
  return fabricate({
    block: request.block,
    hints: request.hints,
    scope: request.scope,
    seed: `${request.type}|${id}`,
    values: { ...planned, ...idIn(request.block, id), ...knownByType(request.type, planned) },
  })
}

function idIn(block: Block, id: string): ValueObject {
  return block.attributes?.['id'] === undefined ? {} : { id }
}

/** What depends on several attributes at once, which no template can say. */
function knownByType(type: string, planned: ValueObject): ValueObject {
  if (type !== 'databricks_permissions' || planned['object_type'] !== UNKNOWN) return {}
  const kind = permissionsTarget(planned)?.kind
  return kind === undefined ? {} : { object_type: kind.objectType }
}

/** The stored form of a resource. */
export function recordOf(
  request: ChangeRequest,
  identity: { name: string; id: string },
  state: ValueObject,
): CloudResource {
  const values = Object.fromEntries(Object.entries(state).map(([key, value]) => [key, toJson(value)]))
  return {
    type: request.type,
    name: identity.name,
    id: identity.id,
    scope: request.scope.key ?? '',
    values,
  }
}
