import { ApiError } from '../../http/api-error.ts'
import { type ActingCall, noContent, type Reply } from '../../http/call.ts'
import { optionalObject } from '../../http/fields.ts'
import { type Route, writes } from '../../http/route.ts'
import { suppliedString } from '../../http/supplied.ts'
import { emit } from '../../webhooks/events.ts'

const maxEventType = 100
const maxPayloadProperties = 10
const maxPayloadBytes = 64 * 1024

/** Events that somebody makes up. */
export const dispatchRoutes: readonly Route[] = [
  writes('POST', '/repos/{owner}/{repo}/dispatches', { role: 'write', permissions: ['contents'] }, dispatch),
]

function dispatch(call: ActingCall): Reply {
  const action = suppliedString(call.fields, 'event_type')
  if (action === '' || action.length > maxEventType)
    throw new ApiError(422, `Invalid request.\n\nevent_type needs 1 to ${maxEventType} characters.`)
  const payload = optionalObject(call.fields, 'client_payload') ?? {}
  if (Object.keys(payload).length > maxPayloadProperties)
    throw new ApiError(
      422,
      `Invalid request.\n\nNo more than ${maxPayloadProperties} properties are allowed; ${Object.keys(payload).length} were supplied.`,
    )
  if (Buffer.byteLength(JSON.stringify(payload)) >= maxPayloadBytes)
    throw new ApiError(422, 'client_payload is too large.')
  emit(call.hub, call.repository, {
    name: 'repository_dispatch',
    action,
    sender: call.actor,
    payload: { branch: call.repository.defaultBranch, client_payload: payload },
  })
  return noContent()
}
