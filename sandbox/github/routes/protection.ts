import { ApiError, validationFailed } from '../http/api-error.ts'
import { type ActingCall, noContent, ok, param, type Reply, type RepositoryCall } from '../http/call.ts'
import {
  type Fields,
  optionalBoolean,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalStrings,
} from '../http/fields.ts'
import { type Route, reads, readsWith, writes } from '../http/route.ts'
import { protectionJson } from '../shapes/protection.ts'
import {
  type ActorList,
  findAccount,
  findOrganisation,
  type Protection,
  type RequiredCheck,
  type RequiredReviews,
} from '../world/state.ts'

const one = '/repos/{owner}/{repo}/branches/{branch}/protection'
const need = { role: 'admin', permissions: ['administration'], refusal: 404 } as const
/** A body has to name these, if only with null ("Update branch protection", GitHub REST API, 2026). */
const mandatory = [
  'required_status_checks',
  'enforce_admins',
  'required_pull_request_reviews',
  'restrictions',
]
const maxReviewers = 6

/** Branch protection: what a branch asks before it moves. */
export const protectionRoutes: readonly Route[] = [
  readsWith(one, need, (call) => ok(answer(call, protectionOf(call)))),
  writes('PUT', one, need, (call) => {
    const branch = branchOf(call)
    const protection = readProtection(call)
    call.repository.protections.set(branch, protection)
    return ok(answer(call, protection))
  }),
  writes('DELETE', one, need, (call) => {
    protectionOf(call)
    call.repository.protections.delete(branchOf(call))
    return noContent()
  }),
  /** Lists rules of rulesets, which the double does not have; branch protection is none of them on GitHub either. */
  reads('/repos/{owner}/{repo}/rules/branches/{branch}', ['metadata'], (): Reply => ok([])),
]

function answer(call: RepositoryCall, protection: Protection) {
  return protectionJson(call.hub, call.repository, branchOf(call), protection)
}

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

function readProtection(call: ActingCall): Protection {
  const { fields } = call
  const absent = mandatory.filter((name) => fields[name] === undefined)
  if (absent.length > 0) {
    const list = absent.map((name) => `"${name}"`).join(', ')
    throw new ApiError(
      422,
      `Invalid request.\n\n${list} ${absent.length === 1 ? "wasn't" : "weren't"} supplied.`,
    )
  }
  const restrictions = optionalObject(fields, 'restrictions')
  if (restrictions !== undefined && call.repository.owner.type !== 'Organization') {
    throw new ApiError(422, 'Validation Failed', [
      'Only organization repositories can have users and team restrictions',
    ])
  }
  const flag = (name: string) => optionalBoolean(fields, name) === true
  return {
    checks: readChecks(optionalObject(fields, 'required_status_checks')),
    reviews: readReviews(call, optionalObject(fields, 'required_pull_request_reviews')),
    enforceAdmins: flag('enforce_admins'),
    restrictions: restrictions === undefined ? null : readList(call, restrictions),
    linearHistory: flag('required_linear_history'),
    allowForcePushes: flag('allow_force_pushes'),
    allowDeletions: flag('allow_deletions'),
    blockCreations: flag('block_creations'),
    conversationResolution: flag('required_conversation_resolution'),
    lockBranch: flag('lock_branch'),
    allowForkSyncing: flag('allow_fork_syncing'),
  }
}

function readChecks(fields: Fields | undefined): Protection['checks'] {
  if (fields === undefined) return null
  const checks = (optionalObjects(fields, 'checks') ?? []).map((check): RequiredCheck => {
    const context = check['context']
    if (typeof context !== 'string' || context === '')
      throw validationFailed({ resource: 'ProtectedBranch', field: 'checks', code: 'invalid' })
    const appId = optionalInteger(check, 'app_id')
    return { context, appId: appId === undefined || appId < 0 ? null : appId }
  })
  const named = (optionalStrings(fields, 'contexts') ?? [])
    .filter((context) => !checks.some((check) => check.context === context))
    .map((context): RequiredCheck => ({ context, appId: null }))
  return { strict: optionalBoolean(fields, 'strict') === true, required: [...checks, ...named] }
}

function readReviews(call: ActingCall, fields: Fields | undefined): RequiredReviews | null {
  if (fields === undefined) return null
  const count = optionalInteger(fields, 'required_approving_review_count') ?? 1
  if (count < 0 || count > maxReviewers) {
    throw new ApiError(
      422,
      `Invalid request.\n\n${count} must be ${count < 0 ? 'greater than or equal to 0' : `less than or equal to ${maxReviewers}`}.`,
    )
  }
  const dismissal = optionalObject(fields, 'dismissal_restrictions')
  const bypass = optionalObject(fields, 'bypass_pull_request_allowances')
  const limited = dismissal !== undefined && Object.keys(dismissal).length > 0
  return {
    count,
    dismissStale: optionalBoolean(fields, 'dismiss_stale_reviews') === true,
    codeOwners: optionalBoolean(fields, 'require_code_owner_reviews') === true,
    lastPushApproval: optionalBoolean(fields, 'require_last_push_approval') === true,
    dismissal: limited ? readList(call, dismissal) : null,
    bypass: bypass === undefined ? null : readList(call, bypass),
  }
}

/** People, teams and apps by login and slug. Throws 422 for one that does not exist. */
function readList(call: ActingCall, fields: Fields): ActorList {
  const { state } = call.hub
  const organisation = findOrganisation(state, call.repository.owner.login)
  const find = <Item>(field: string, one: (name: string) => Item | undefined): Item[] =>
    (optionalStrings(fields, field) ?? []).map((name) => {
      const found = one(name)
      if (found === undefined) throw validationFailed({ resource: 'ProtectedBranch', field, code: 'invalid' })
      return found
    })
  return {
    users: find('users', (login) => findAccount(state, login)),
    teams: find('teams', (slug) => organisation?.teams.get(slug.toLowerCase())),
    apps: find('apps', (slug) => [...state.apps.values()].find((app) => app.slug === slug)),
  }
}
