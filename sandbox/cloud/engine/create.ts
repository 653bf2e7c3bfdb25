import type { ValueObject } from '../protocol/value.ts'
import type { CloudResource } from '../store/store.ts'
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
import { crossCheck } from './cross-checks.ts'
import { type Engine, faultOf, recordEvent } from './engine.ts'
import type { Operation } from './faults.ts'
import { resourceId, resourceName } from './identify.ts'

/** Creates a resource: its name is reserved first, so that of two creations at once only the first wins. */
export async function create(
  engine: Engine,
  request: ChangeRequest,
  planned: ValueObject,
): Promise<ChangeResult> {
  const { isUnique, isTaken, resource, state, reservation } = await reserve(engine, request, planned)
  const operation: Operation = { op: 'create', type: request.type, name: resource.name, id: resource.id }
  if (isTaken) return fail(engine, operation, { state: null, summary: alreadyExists(resource) })
  try {
    const conflict = await crossCheck(engine, { ...request, resource, values: state })
    if (conflict !== undefined) return fail(engine, operation, { state: null, summary: conflict })
    const fault = await faultOf(engine, operation)
    if ((await waitFor(engine, request, 'create', fault)) === 'aborted') {
      return fail(engine, operation, { state: null, summary: STOPPED })
    }
    const isLeft = fault?.leave === 'tainted' || fault?.leave === 'orphan'
    const isKept = isLeft || !isFailure(fault)
    if (isKept && !(await engine.store.add(resource))) {
      // Another process was faster, which only an id of its own could have avoided.
      if (!isUnique) return await create(engine, request, planned)
      return fail(engine, operation, { state: null, summary: alreadyExists(resource) })
    }
    if (isFailure(fault)) {
      return failBy(engine, request, { operation, fault, state: fault.leave === 'tainted' ? state : null })
    }
    recordEvent(engine, operation, 'done')
    return { state, id: resource.id, diagnostics: [] }
  } finally {
    engine.inCreation.delete(reservation)
  }
}

interface Reservation {
  readonly isUnique: boolean
  readonly isTaken: boolean
  readonly resource: CloudResource
  readonly state: ValueObject
  readonly reservation: string
}

/** Azure names are unique below their parent; Databricks and directory objects may share one. */
async function reserve(engine: Engine, request: ChangeRequest, planned: ValueObject): Promise<Reservation> {
  const isUnique = request.hints.unique ?? request.provider === 'azurerm'
  const name = resourceName(planned, request.hints)
  for (let ordinal = 0; ; ordinal += 1) {
    const id = resourceId({ ...request, values: planned, ordinal })
    const state = complete(request, planned, id)
    const resource = recordOf(request, { name, id }, state)
    const reservation = [resource.scope, resource.type, id.toLowerCase()].join('\n')
    const isStored = (await engine.store.get(resource)) !== undefined
    const isTaken = isStored || engine.inCreation.has(reservation)
    if (!isTaken) engine.inCreation.set(reservation, resource)
    if (!isTaken || isUnique) return { isUnique, isTaken, resource, state, reservation }
  }
}

function alreadyExists({ type, id }: CloudResource): string {
  return (
    `A resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be ` +
    `imported into the State. Please see the resource documentation for "${type}" for more information.`
  )
}
