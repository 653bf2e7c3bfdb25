import type { Locks } from '../git/locks.ts'
import type { Hub } from '../hub.ts'
import { appRoutes } from '../routes/apps/app.ts'
import { appHookRoutes } from '../routes/apps/app-hook.ts'
import { installationRoutes } from '../routes/apps/installations.ts'
import { checkSuiteRoutes } from '../routes/checks/check-suites.ts'
import { checkActionRoute, checkRoutes } from '../routes/checks/checks.ts'
import { deploymentStatusRoutes } from '../routes/checks/deployment-statuses.ts'
import { deploymentRoutes } from '../routes/checks/deployments.ts'
import { environmentRoutes } from '../routes/checks/environments.ts'
import { statusRoutes } from '../routes/checks/statuses.ts'
import { archiveRoutes } from '../routes/code/archives.ts'
import { branchMergeRoutes } from '../routes/code/branch-merges.ts'
import { codeownerRoutes } from '../routes/code/codeowners.ts'
import { commitRoutes } from '../routes/code/commits.ts'
import { contentRoutes } from '../routes/code/contents.ts'
import { forkRoutes } from '../routes/code/forks.ts'
import { gitDataRoutes } from '../routes/code/git-data.ts'
import { gitRefRoutes } from '../routes/code/git-refs.ts'
import { protectionRoutes } from '../routes/code/protection.ts'
import { doubleControlRoutes } from '../routes/double-control.ts'
import { generalRoutes } from '../routes/general.ts'
import { dispatchRoutes } from '../routes/hooks/dispatches.ts'
import { repositoryHookRoutes } from '../routes/hooks/repository-hooks.ts'
import { assigneeRoutes } from '../routes/issues/assignees.ts'
import { commentRoutes } from '../routes/issues/comments.ts'
import { issueLockRoutes } from '../routes/issues/issue-lock.ts'
import { issueRoutes } from '../routes/issues/issues.ts'
import { labelRoutes } from '../routes/issues/labels.ts'
import { milestoneRoutes } from '../routes/issues/milestones.ts'
import { reactionRoutes } from '../routes/issues/reactions.ts'
import { searchRoutes } from '../routes/issues/search.ts'
import { subIssueRoutes } from '../routes/issues/sub-issues.ts'
import { timelineRoutes } from '../routes/issues/timeline.ts'
import { collaboratorRoutes } from '../routes/people/collaborators.ts'
import { organisationRoutes } from '../routes/people/organisations.ts'
import { teamEditRoutes } from '../routes/people/team-edit.ts'
import { mergeRoutes } from '../routes/pulls/merge.ts'
import { pullBranchRoutes } from '../routes/pulls/pull-branch.ts'
import { pullRoutes } from '../routes/pulls/pulls.ts'
import { requestedReviewerRoutes } from '../routes/pulls/requested-reviewers.ts'
import { reviewCommentRoutes } from '../routes/pulls/review-comments.ts'
import { reviewRoutes } from '../routes/pulls/reviews.ts'
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
