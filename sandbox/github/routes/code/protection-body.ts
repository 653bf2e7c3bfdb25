import { ApiError, validationFailed } from '../../http/api-error.ts'
import type { ActingCall } from '../../http/call.ts'
import {
  type Fields,
  optionalBoolean,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalStrings,
} from '../../http/fields.ts'
import { timestamp } from '../../hub.ts'
import {
  type ActorList,
  findAccount,
  findOrganisation,
  type Protection,
  type RequiredCheck,
  type RequiredReviews,
  takeId,
} from '../../world/state.ts'

type RequiredChecks = NonNullable<Protection['checks']>

/** A body has to name these, if only with null ("Update branch protection", GitHub REST API, 2026). */
const mandatory = [
  'required_status_checks',
  'enforce_admins',
  'required_pull_request_reviews',
  'restrictions',
]
const maxReviewers = 6

/** Reads a whole protection; `known` is what it replaces. Throws 422. */
export function readProtection(call: ActingCall, known: Protection | undefined): Protection {
  const { fields, hub } = call
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
  const checks = optionalObject(fields, 'required_status_checks')
  const reviews = optionalObject(fields, 'required_pull_request_reviews')
  return {
    id: known?.id ?? takeId(hub.state),
    createdAt: known?.createdAt ?? timestamp(hub),
    checks: checks === undefined ? null : readChecks(checks),
    reviews: reviews === undefined ? null : readReviews(call, reviews),
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

/** Reads required checks; what the fields leave out stays as in `known`. Throws 422. */
export function readChecks(fields: Fields, known?: RequiredChecks): RequiredChecks {
  const strict = optionalBoolean(fields, 'strict') ?? known?.strict ?? false
  const listed = optionalObjects(fields, 'checks')
  const contexts = optionalStrings(fields, 'contexts')
  if (listed === undefined && contexts === undefined) return { strict, required: known?.required ?? [] }
  const checks = (listed ?? []).map((check): RequiredCheck => {
    const context = check['context']
    if (typeof context !== 'string' || context === '')
      throw validationFailed({ resource: 'ProtectedBranch', field: 'checks', code: 'invalid' })
    const appId = optionalInteger(check, 'app_id')
    return { context, appId: appId === undefined || appId < 0 ? null : appId }
  })
  const named = (contexts ?? [])
    .filter((context) => !checks.some((check) => check.context === context))
    .map((context): RequiredCheck => ({ context, appId: null }))
  return { strict, required: [...checks, ...named] }
}

/** Reads required reviews; what the fields leave out stays as in `known`. Throws 422. */
export function readReviews(call: ActingCall, fields: Fields, known?: RequiredReviews): RequiredReviews {
  const count = optionalInteger(fields, 'required_approving_review_count') ?? known?.count ?? 1
  if (count < 0 || count > maxReviewers) {
    const bound = count < 0 ? 'greater than or equal to 0' : `less than or equal to ${maxReviewers}`
    throw new ApiError(422, `Invalid request.\n\n${count} must be ${bound}.`)
  }
  const dismissal = optionalObject(fields, 'dismissal_restrictions')
  const bypass = optionalObject(fields, 'bypass_pull_request_allowances')
  const flag = (name: string, before: boolean | undefined) => optionalBoolean(fields, name) ?? before ?? false
  return {
    count,
    dismissStale: flag('dismiss_stale_reviews', known?.dismissStale),
    codeOwners: flag('require_code_owner_reviews', known?.codeOwners),
    lastPushApproval: flag('require_last_push_approval', known?.lastPushApproval),
    dismissal: dismissal === undefined ? (known?.dismissal ?? null) : readDismissal(call, dismissal),
    bypass: bypass === undefined ? (known?.bypass ?? null) : readList(call, bypass),
  }
}

/** An empty object takes the restriction away. */
function readDismissal(call: ActingCall, fields: Fields): ActorList | null {
  return Object.keys(fields).length === 0 ? null : readList(call, fields)
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
