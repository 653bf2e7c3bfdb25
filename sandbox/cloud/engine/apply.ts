import type { ValueObject } from '../protocol/value.ts'
import {
  type ChangeRequest,
  type ChangeResult,
  complete,
  fail,
  failBy,
  isFailure,
  recordOf,
  STOPPED,
  waitFor,
} from './change.ts'
import { create } from './create.ts'
import { crossCheck } from './cross-checks.ts'
import { type Engine, faultOf, recordEvent } from './engine.ts'
import type { Operation } from './faults.ts'
import { resourceName } from './identify.ts'
import { fillRandom } from './random.ts'

const NOTHING: ChangeResult = { state: null, id: '', diagnostics: [] }

/** Carries out a change in the cloud: waits as long as it takes, fails when a fault or a check says so. */
export async function applyChange(engine: Engine, request: ChangeRequest): Promise<ChangeResult> {
  const { provider, prior, planned } = request
  if (planned === null && prior === null) return NOTHING
  if (provider === 'random') return applyRandom(engine, request)
  if (planned === null) return prior === null ? NOTHING : destroy(engine, request, prior)
  return prior === null ? create(engine, request, planned) : update(engine, request, prior, planned)
}

/** Random values live in the state of Terraform alone. */
function applyRandom(engine: Engine, { type, planned }: ChangeRequest): ChangeResult {
  const state = planned === null ? null : fillRandom(type, planned, engine.randomBytes)
  return { state, id: '', diagnostics: [] }
}

async function update(
  engine: Engine,
  request: ChangeRequest,
  prior: ValueObject,
  planned: ValueObject,
): Promise<ChangeResult> {
  const { id } = request
  const name = resourceName(planned, request.hints)
  const operation: Operation = { op: 'update', type: request.type, name, id }
  const state = complete(request, planned, id)
  const resource = recordOf(request, { name, id }, state)
  if ((await engine.store.get(resource)) === undefined) {
    return fail(engine, operation, { state: prior, summary: notFound(request.type, id) })
  }
  const conflict = await crossCheck(engine, { ...request, resource, values: state })
  if (conflict !== undefined) return fail(engine, operation, { state: prior, summary: conflict })
  const fault = await faultOf(engine, operation)
  if ((await waitFor(engine, request, 'update', fault)) === 'aborted') {
    return fail(engine, operation, { state: prior, summary: STOPPED })
  }
  const isLeft = fault?.leave === 'tainted' || fault?.leave === 'orphan'
  if (isLeft || !isFailure(fault)) await engine.store.put(resource)
  if (isFailure(fault)) {
    return failBy(engine, request, { operation, fault, state: fault.leave === 'tainted' ? state : prior })
  }
  recordEvent(engine, operation, 'done')
  return { state, id, diagnostics: [] }
}

async function destroy(engine: Engine, request: ChangeRequest, prior: ValueObject): Promise<ChangeResult> {
  const { id } = request
  const name = resourceName(prior, request.hints)
  const operation: Operation = { op: 'delete', type: request.type, name, id }
  const fault = await faultOf(engine, operation)
  if ((await waitFor(engine, request, 'delete', fault)) === 'aborted') {
    return fail(engine, operation, { state: prior, summary: STOPPED })
  }
  if (!isFailure(fault) || fault.leave === 'orphan') {
    await engine.store.remove({ type: request.type, id, scope: request.scope.key ?? '' })
  }
  if (isFailure(fault)) return failBy(engine, request, { operation, fault, state: prior })
  recordEvent(engine, operation, 'done')
  return NOTHING
}

function notFound(type: string, id: string): string {
  return (
    `updating ${type} "${id}": unexpected status 404 (404 Not Found) with error: ` +
    `ResourceNotFound: The Resource '${id}' was not found.`
  )
}
