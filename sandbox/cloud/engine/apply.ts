import { ConnectionCrash } from '../protocol/grpc.ts'
import type { Diagnostic } from '../protocol/tfplugin.ts'
import { plainText, type ValueObject } from '../protocol/value.ts'
import type { CloudResource } from '../store/store.ts'
import { toJson } from './conform.ts'
import { crossCheck } from './cross-checks.ts'
import { durationMs } from './durations.ts'
import { type Engine, faultOf, recordEvent } from './engine.ts'
import { fabricate } from './fabricate.ts'
import { type Fault, fillFaultText, type Operation } from './faults.ts'
import type { ResourceHints } from './hints.ts'
import { resourceId, resourceName } from './identify.ts'
import { pause } from './pause.ts'
import { permissionsTarget } from './permissions-target.ts'
import { fillRandom } from './random.ts'
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
  /** Fires when Terraform gives up the call or asks the provider to stop. */
  readonly signal: AbortSignal
}

/** State that Terraform keeps: null when there is nothing to keep. */
export interface ChangeResult {
  readonly state: ValueObject | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Carries out a change in the cloud: waits as long as it takes, fails when a fault or a check says so. */
export function applyChange(engine: Engine, request: ChangeRequest): Promise<ChangeResult> {
  const { prior, planned } = request
  if (planned === null) return prior === null ? Promise.resolve(nothing()) : destroy(engine, request, prior)
  return prior === null ? create(engine, request, planned) : update(engine, request, prior, planned)
}

function nothing(): ChangeResult {
  return { state: null, diagnostics: [] }
}

function failed(state: ValueObject | null, summary: string, detail = ''): ChangeResult {
  return { state, diagnostics: [{ severity: 'error', summary, detail }] }
}

const STOPPED = 'the operation was stopped before it was done: context canceled'

async function create(engine: Engine, request: ChangeRequest, planned: ValueObject): Promise<ChangeResult> {
  if (request.provider === 'random') {
    return { state: fillRandom(request.type, planned, engine.randomBytes), diagnostics: [] }
  }
  const identity = await chooseIdentity(engine, request, planned)
  const { name, id, reservation } = identity
  const operation: Operation = { op: 'create', type: request.type, name, id }
  if (identity.isTaken) return fail(engine, operation, failed(null, alreadyExists(request, id)))
  engine.inCreation.set(reservation, { type: request.type, scope: request.scope.key ?? '', values: planned })
  try {
    const state = complete(request, planned, id)
    const conflict = await crossCheck(engine, request, { values: state, id })
    if (conflict !== undefined) return fail(engine, operation, { state: null, diagnostics: [conflict] })
    const fault = await faultOf(engine, operation)
    if ((await waitFor(engine, request, 'create', fault)) === 'aborted') {
      return fail(engine, operation, failed(null, STOPPED))
    }
    if (fault?.leave === 'tainted' || fault?.leave === 'orphan' || !isFailure(fault)) {
      await engine.store.put(recordOf(request, name, id, state))
    }
    if (isFailure(fault))
      return failBy(engine, request, { operation, fault, state: fault.leave === 'tainted' ? state : null })
    recordEvent(engine, operation, 'done')
    return { state, diagnostics: [] }
  } finally {
    engine.inCreation.delete(reservation)
  }
}

async function update(
  engine: Engine,
  request: ChangeRequest,
  prior: ValueObject,
  planned: ValueObject,
): Promise<ChangeResult> {
  const id = idOf(prior)
  const name = resourceName(planned, request.hints)
  const operation: Operation = { op: 'update', type: request.type, name, id }
  const state = complete(request, planned, id)
  if (request.provider === 'random') return { state, diagnostics: [] }
  const key = { type: request.type, id, scope: request.scope.key ?? '' }
  if ((await engine.store.get(key)) === undefined) {
    return fail(
      engine,
      operation,
      failed(
        prior,
        `updating ${request.type} "${id}": unexpected status 404 (404 Not Found) with error: ResourceNotFound: The Resource '${id}' was not found.`,
      ),
    )
  }
  const conflict = await crossCheck(engine, request, { values: state, id })
  if (conflict !== undefined) return fail(engine, operation, { state: prior, diagnostics: [conflict] })
  const fault = await faultOf(engine, operation)
  if ((await waitFor(engine, request, 'update', fault)) === 'aborted') {
    return fail(engine, operation, failed(prior, STOPPED))
  }
  const isLeft = fault?.leave === 'tainted' || fault?.leave === 'orphan'
  if (isLeft || !isFailure(fault)) await engine.store.put(recordOf(request, name, id, state))
  if (isFailure(fault))
    return failBy(engine, request, { operation, fault, state: fault.leave === 'tainted' ? state : prior })
  recordEvent(engine, operation, 'done')
  return { state, diagnostics: [] }
}

async function destroy(engine: Engine, request: ChangeRequest, prior: ValueObject): Promise<ChangeResult> {
  if (request.provider === 'random') return nothing()
  const id = idOf(prior)
  const operation: Operation = {
    op: 'delete',
    type: request.type,
    name: resourceName(prior, request.hints),
    id,
  }
  const fault = await faultOf(engine, operation)
  if ((await waitFor(engine, request, 'delete', fault)) === 'aborted') {
    return fail(engine, operation, failed(prior, STOPPED))
  }
  if (isFailure(fault) && fault.leave !== 'orphan')
    return failBy(engine, request, { operation, fault, state: prior })
  await engine.store.remove({ type: request.type, id, scope: request.scope.key ?? '' })
  if (isFailure(fault)) return failBy(engine, request, { operation, fault, state: prior })
  recordEvent(engine, operation, 'done')
  return nothing()
}

function isFailure(fault: Fault | undefined): fault is Fault {
  return fault !== undefined && (fault.error !== undefined || fault.crash === true)
}

function fail(engine: Engine, operation: Operation, result: ChangeResult): ChangeResult {
  recordEvent(engine, operation, { error: result.diagnostics[0]?.summary ?? 'failed' })
  return result
}

function failBy(
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
  const result = fail(engine, operation, failed(state, summary, fill(fault.detail ?? '')))
  if (fault.crash === true) throw new ConnectionCrash(summary)
  return result
}

/** A failure shows after a quarter of the usual time, except when something is left behind or the fault says when. */
function waitFor(
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

function idOf(state: ValueObject): string {
  return plainText(state['id'])
}

/** Azure names are unique below their parent; Databricks and directory objects may share one. */
function isUnique(request: ChangeRequest): boolean {
  return request.hints.unique ?? request.provider === 'azurerm'
}

async function chooseIdentity(
  engine: Engine,
  request: ChangeRequest,
  planned: ValueObject,
): Promise<{ name: string; id: string; reservation: string; isTaken: boolean }> {
  const name = resourceName(planned, request.hints)
  const scope = request.scope.key ?? ''
  for (let ordinal = 0; ; ordinal += 1) {
    const id = resourceId({ ...request, values: planned, ordinal })
    const reservation = [scope, request.type, id.toLowerCase()].join('\n')
    const isStored = (await engine.store.get({ type: request.type, id, scope })) !== undefined
    const isTaken = isStored || engine.inCreation.has(reservation)
    if (!isTaken || isUnique(request)) return { name, id, reservation, isTaken }
  }
}

function alreadyExists(request: ChangeRequest, id: string): string {
  return (
    `A resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be ` +
    `imported into the State. Please see the resource documentation for "${request.type}" for more information.`
  )
}

function complete(request: ChangeRequest, planned: ValueObject, id: string): ValueObject {
  return fabricate({
    block: request.block,
    hints: request.hints,
    scope: request.scope,
    seed: `${request.type}|${id}`,
    values: { ...planned, id, ...knownByType(request.type, planned) },
  })
}

/** What depends on several attributes at once, which no template can say. */
function knownByType(type: string, planned: ValueObject): ValueObject {
  const kind = type === 'databricks_permissions' ? permissionsTarget(planned)?.kind : undefined
  return kind === undefined ? {} : { object_type: kind.objectType }
}

function recordOf(request: ChangeRequest, name: string, id: string, state: ValueObject): CloudResource {
  const values = Object.fromEntries(Object.entries(state).map(([key, value]) => [key, toJson(value)]))
  return { type: request.type, name, id, scope: request.scope.key ?? '', values }
}
