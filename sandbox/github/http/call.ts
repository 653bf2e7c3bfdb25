import type { Hub } from '../hub.ts'
import type { Account, App, Repository, Role } from '../world/state.ts'
import type { Fields } from './fields.ts'
import type { Principal } from './tokens.ts'

/** One request as a route sees it: already authenticated, with its body parsed. */
export interface Call {
  readonly hub: Hub
  readonly principal: Principal
  /** The token or JSON Web Token itself; empty for nobody. */
  readonly credential: string
  /** Path without the query, as sent. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly fields: Fields
  readonly accept: string
}

/** A call about one repository that the caller may see. */
export interface RepositoryCall extends Call {
  readonly repository: Repository
  /** Role of a person; an installation counts as `write` where its permissions allow the route at all. */
  readonly role: Role
  readonly actor: Account | null
  readonly app: App | null
}

/** A call that changes something, so its actor is known. */
export interface ActingCall extends RepositoryCall {
  readonly actor: Account
}

export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers 200 with a JSON body. */
export function ok(body: unknown): Reply {
  return { status: 200, body }
}

/** Answers 201 with a JSON body. */
export function created(body: unknown): Reply {
  return { status: 201, body }
}

/** Answers 204 without a body. */
export function noContent(): Reply {
  return { status: 204 }
}

/** Reads a path parameter that the route's template guarantees. */
export function param(call: Call, name: string): string {
  const value = call.params[name]
  if (value === undefined) throw new Error(`the route has no parameter "${name}"`)
  return value
}

/** Reads a numeric path parameter. */
export function numberParam(call: Call, name: string): number {
  return Number(param(call, name))
}
