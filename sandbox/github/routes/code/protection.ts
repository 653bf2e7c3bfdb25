import { ApiError } from '../../http/api-error.ts'
import { type ActingCall, noContent, ok, param, type Reply, type RepositoryCall } from '../../http/call.ts'
import { type Route, reads, readsWith, writes } from '../../http/route.ts'
import { protectionJson } from '../../shapes/protection.ts'
import { emitProtection } from '../../webhooks/protection-events.ts'
import type { Protection } from '../../world/state.ts'
import { readChecks, readProtection, readReviews } from './protection-body.ts'

const one = '/repos/{owner}/{repo}/branches/{branch}/protection'
const admins = `${one}/enforce_admins`
const checks = `${one}/required_status_checks`
const reviews = `${one}/required_pull_request_reviews`
const restrictions = `${one}/restrictions`
const need = { role: 'admin', permissions: ['administration'], refusal: 404 } as const

/** Branch protection: what a branch asks before it moves, as a whole and in parts. */
export const protectionRoutes: readonly Route[] = [
  readsWith(one, need, (call) => ok(shape(call, protectionOf(call)))),
  writes('PUT', one, need, (call) => {
    const known = call.repository.protections.get(branchOf(call))
    const protection = readProtection(call, known)
    return ok(shape(call, store(call, protection)))
  }),
  writes('DELETE', one, need, (call) => {
    const protection = protectionOf(call)
    call.repository.protections.delete(branchOf(call))
    announce(call, protection, 'deleted')
    return noContent()
  }),
  readsWith(admins, need, (call) => ok(shape(call, protectionOf(call)).enforce_admins)),
  writes('POST', admins, need, (call) =>
    ok(shape(call, change(call, { enforceAdmins: true })).enforce_admins),
  ),
  writes('DELETE', admins, need, (call) => {
    change(call, { enforceAdmins: false })
    return noContent()
  }),
  readsWith(checks, need, (call) => {
    partOf(call, 'checks')
    return ok(shape(call, protectionOf(call)).required_status_checks)
  }),
  writes('PATCH', checks, need, (call) => {
    const changed = change(call, { checks: readChecks(call.fields, partOf(call, 'checks')) })
    return ok(shape(call, changed).required_status_checks)
  }),
  writes('DELETE', checks, need, (call) => remove(call, 'checks')),
  readsWith(reviews, need, (call) => {
    partOf(call, 'reviews')
    return ok(shape(call, protectionOf(call)).required_pull_request_reviews)
  }),
  writes('PATCH', reviews, need, (call) => {
    const changed = change(call, { reviews: readReviews(call, call.fields, partOf(call, 'reviews')) })
    return ok(shape(call, changed).required_pull_request_reviews)
  }),
  writes('DELETE', reviews, need, (call) => remove(call, 'reviews')),
  readsWith(restrictions, need, (call) => {
    partOf(call, 'restrictions')
    return ok(shape(call, protectionOf(call)).restrictions)
  }),
  writes('DELETE', restrictions, need, (call) => remove(call, 'restrictions')),
  /** Lists rules of rulesets, which the double does not have; branch protection is none of them on GitHub either. */
  reads('/repos/{owner}/{repo}/rules/branches/{branch}', ['metadata'], (): Reply => ok([])),
]

type Part = 'checks' | 'reviews' | 'restrictions'

const missing = {
  checks: 'Required status checks not enabled',
  reviews: 'Required pull request reviews not enabled',
  restrictions: 'Push restrictions not enabled',
} as const satisfies Record<Part, string>

function branchOf(call: RepositoryCall): string {
  const branch = param(call, 'branch')
  if (!call.repository.refs.has(`refs/heads/${branch}`)) throw new ApiError(404, 'Branch not found')
  return branch
}

function protectionOf(call: RepositoryCall): Protection {
  const protection = call.repository.protections.get(branchOf(call))
  if (protection === undefined) throw new ApiError(404, 'Branch not protected')
  return protection
}

function partOf<Name extends Part>(call: RepositoryCall, name: Name): NonNullable<Protection[Name]> {
  const part = protectionOf(call)[name]
  if (part === null) throw new ApiError(404, missing[name])
  return part
}

function change(call: ActingCall, changes: Partial<Protection>): Protection {
  return store(call, { ...protectionOf(call), ...changes })
}

function remove(call: ActingCall, name: Part): Reply {
  partOf(call, name)
  change(call, { [name]: null })
  return noContent()
}

function store(call: ActingCall, protection: Protection): Protection {
  const branch = branchOf(call)
  const { protections } = call.repository
  const action = protections.has(branch) ? 'edited' : 'created'
  protections.set(branch, protection)
  announce(call, protection, action)
  return protection
}

function announce(call: ActingCall, protection: Protection, action: 'created' | 'edited' | 'deleted'): void {
  const { hub, repository, actor } = call
  emitProtection(hub, repository, { branch: branchOf(call), protection, action, sender: actor })
}

function shape(call: RepositoryCall, protection: Protection) {
  return protectionJson(call.hub, call.repository, branchOf(call), protection)
}
