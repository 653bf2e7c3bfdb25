import { ApiError } from '../../http/api-error.ts'
import { type ActingCall, created, ok, type Reply } from '../../http/call.ts'
import { optionalStrings } from '../../http/fields.ts'
import { pullOf } from '../../http/path-records.ts'
import { type Route, reads, writes } from '../../http/route.ts'
import type { PullIssue } from '../../pulls/pull-facts.ts'
import { requestReview, withdrawRequest } from '../../pulls/request-owners.ts'
import { pullSimpleJson } from '../../shapes/pull.ts'
import { teamJson, userJson } from '../../shapes/user.ts'
import { roleIncludes, standingOf } from '../../world/roles.ts'
import { type Account, findAccount, findOrganisation, type Team } from '../../world/state.ts'

const pulls = ['pull_requests'] as const
const all = '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers'
const need = { role: 'triage', permissions: pulls } as const
const stranger =
  'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.'

/** Who is asked to review a pull request: people and teams. */
export const requestedReviewerRoutes: readonly Route[] = [
  reads(all, pulls, (call) => {
    const { pull } = pullOf(call)
    return ok({
      users: pull.requestedReviewers.map((account) => userJson(call.hub, account)),
      teams: pull.requestedTeams.map((team) => teamJson(call.hub, call.repository.owner, team)),
    })
  }),
  writes('POST', all, need, async (call) => {
    const issue = pullOf(call)
    for (const reviewer of readReviewers(call, issue))
      await requestReview(call.hub, call.repository, issue, { reviewer, sender: call.actor })
    return answer(call, issue, created)
  }),
  writes('DELETE', all, need, async (call) => {
    const issue = pullOf(call)
    for (const reviewer of readReviewers(call, issue))
      await withdrawRequest(call.hub, call.repository, issue, { reviewer, sender: call.actor })
    return answer(call, issue, ok)
  }),
]

/** People and teams of the body, all of them checked before anybody is asked. */
function readReviewers(call: ActingCall, issue: PullIssue): (Account | Team)[] {
  const { hub, repository } = call
  const people = (optionalStrings(call.fields, 'reviewers') ?? []).map((login) => {
    const account = findAccount(hub.state, login)
    if (account === undefined || !roleIncludes(standingOf(hub.state, repository, account).role, 'read'))
      throw new ApiError(422, stranger)
    if (account === issue.author)
      throw new ApiError(422, 'Review cannot be requested from pull request author.')
    return account
  })
  const organisation = findOrganisation(hub.state, repository.owner.login)
  const teams = (optionalStrings(call.fields, 'team_reviewers') ?? []).map((slug) => {
    const team = organisation?.teams.get(slug.toLowerCase())
    if (team === undefined) throw new ApiError(422, stranger)
    return team
  })
  return [...people, ...teams]
}

function answer(call: ActingCall, issue: PullIssue, reply: (body: unknown) => Reply): Reply {
  return reply(pullSimpleJson(call.hub, call.repository, issue))
}
