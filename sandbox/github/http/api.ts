import type { Locks } from '../git/locks.ts'
import type { Hub } from '../hub.ts'
import { appRoutes } from '../routes/app.ts'
import { appHookRoutes } from '../routes/app-hook.ts'
import { archiveRoutes } from '../routes/archives.ts'
import { assigneeRoutes } from '../routes/assignees.ts'
import { branchMergeRoutes } from '../routes/branch-merges.ts'
import { checkSuiteRoutes } from '../routes/check-suites.ts'
import { checkActionRoute, checkRoutes } from '../routes/checks.ts'
import { codeownerRoutes } from '../routes/codeowners.ts'
import { collaboratorRoutes } from '../routes/collaborators.ts'
import { commentRoutes } from '../routes/comments.ts'
import { commitRoutes } from '../routes/commits.ts'
import { contentRoutes } from '../routes/contents.ts'
import { deploymentStatusRoutes } from '../routes/deployment-statuses.ts'
import { deploymentRoutes } from '../routes/deployments.ts'
import { dispatchRoutes } from '../routes/dispatches.ts'
import { doubleControlRoutes } from '../routes/double-control.ts'
import { environmentRoutes } from '../routes/environments.ts'
import { forkRoutes } from '../routes/forks.ts'
import { generalRoutes } from '../routes/general.ts'
import { gitDataRoutes } from '../routes/git-data.ts'
import { gitRefRoutes } from '../routes/git-refs.ts'
import { installationRoutes } from '../routes/installations.ts'
import { issueLockRoutes } from '../routes/issue-lock.ts'
import { issueRoutes } from '../routes/issues.ts'
import { labelRoutes } from '../routes/labels.ts'
import { mergeRoutes } from '../routes/merge.ts'
import { milestoneRoutes } from '../routes/milestones.ts'
import { organisationRoutes } from '../routes/organisations.ts'
import { protectionRoutes } from '../routes/protection.ts'
import { pullBranchRoutes } from '../routes/pull-branch.ts'
import { pullRoutes } from '../routes/pulls.ts'
import { reactionRoutes } from '../routes/reactions.ts'
import { repositoryHookRoutes } from '../routes/repository-hooks.ts'
import { requestedReviewerRoutes } from '../routes/requested-reviewers.ts'
import { reviewCommentRoutes } from '../routes/review-comments.ts'
import { reviewRoutes } from '../routes/reviews.ts'
import { searchRoutes } from '../routes/search.ts'
import { statusRoutes } from '../routes/statuses.ts'
import { subIssueRoutes } from '../routes/sub-issues.ts'
import { teamEditRoutes } from '../routes/team-edit.ts'
import { timelineRoutes } from '../routes/timeline.ts'
import { sourceOf } from '../world/network.ts'
import { findRepository, type State } from '../world/state.ts'
import { ApiError, notFound } from './api-error.ts'
import type { Reply } from './call.ts'
import { type Fields, parseFields } from './fields.ts'
import { namedPath } from './repository-path.ts'
import type { Route } from './route.ts'
import { createRouter } from './router.ts'
import type { Principal } from './tokens.ts'

/** A request to the API, free of HTTP details. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly principal: Principal
  readonly credential: string
  readonly body: string
  readonly accept: string
}

/** Answers requests of the REST API. */
export interface Api {
  /** Tells whether some route answers this path with any method. */
  knows(path: string): boolean
  /** Performs a request; refusals come back as replies. Changes of one repository run one at a time. */
  perform(request: ApiRequest): Promise<Reply>
}

/** Every operation of the double. */
export const apiRoutes: readonly Route[] = [
  ...generalRoutes,
  ...appRoutes,
  ...appHookRoutes,
  ...installationRoutes,
  ...organisationRoutes,
  ...teamEditRoutes,
  ...collaboratorRoutes,
  ...issueRoutes,
  ...issueLockRoutes,
  ...assigneeRoutes,
  ...milestoneRoutes,
  ...timelineRoutes,
  ...subIssueRoutes,
  ...searchRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...reactionRoutes,
  ...gitDataRoutes,
  ...gitRefRoutes,
  ...contentRoutes,
  ...commitRoutes,
  ...forkRoutes,
  ...branchMergeRoutes,
  ...archiveRoutes,
  ...protectionRoutes,
  ...codeownerRoutes,
  ...pullRoutes,
  ...pullBranchRoutes,
  ...requestedReviewerRoutes,
  ...mergeRoutes,
  ...reviewRoutes,
  ...reviewCommentRoutes,
  ...checkRoutes,
  ...checkSuiteRoutes,
  ...statusRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
  ...environmentRoutes,
  checkActionRoute,
  ...repositoryHookRoutes,
  ...dispatchRoutes,
  ...doubleControlRoutes,
]

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Builds the API over a hub. */
export function createApi(hub: Hub, locks: Locks): Api {
  const find = createRouter(apiRoutes)

  async function run(asked: ApiRequest): Promise<Reply> {
    const request = { ...asked, path: namedPath(hub.state, asked.path) }
    const match = find(request.method, request.path)
    if (match === undefined) throw notFound()
    requirePrincipal(match.route, request.principal)
    const fields: Fields = request.method === 'GET' ? {} : parseFields(request.body)
    const call = { hub, ...request, params: match.params, fields }
    if (request.method === 'GET') return match.route.run(call)
    return locks.run(lockKey(hub.state, match.params['owner'] ?? '', match.params['repo'] ?? ''), async () =>
      match.route.run(call),
    )
  }

  return {
    knows: (path) => methods.some((method) => find(method, namedPath(hub.state, path)) !== undefined),
    async perform(request) {
      try {
        return await run(request)
      } catch (error) {
        if (error instanceof ApiError) return errorReply(error)
        throw error
      }
    },
  }
}

/** The key under which changes of one repository and of its forks wait for each other. */
export function lockKey(state: State, owner: string, name: string): string {
  const repository = findRepository(state, owner, name)
  return (repository === undefined ? `${owner}/${name}` : sourceOf(repository).fullName).toLowerCase()
}

/** Turns a refusal into the reply GitHub sends. */
export function errorReply(error: ApiError): Reply {
  return { status: error.status, body: error.body(), headers: error.headers }
}

function requirePrincipal(route: Route, principal: Principal): void {
  if (route.access === 'app' && principal.kind !== 'app') {
    throw new ApiError(401, 'A JSON web token could not be decoded')
  }
  if (route.access !== 'account') return
  if (principal.kind === 'anonymous') throw new ApiError(401, 'Requires authentication')
  if (principal.kind === 'app') throw new ApiError(401, 'Bad credentials')
}
