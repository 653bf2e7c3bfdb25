import type { Hub } from '../hub.ts'
import { teamJson, userJson } from '../shapes/user.ts'
import { emitPull } from '../webhooks/pull-events.ts'
import type { Account, Repository, Team } from '../world/state.ts'
import { ownersOf, readCodeowners, resolveOwners } from './codeowners.ts'
import { type PullIssue, pullFacts } from './pull-facts.ts'

/** Asks a person or a team for a review and announces it; asking twice does nothing. */
export async function requestReview(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  request: { readonly reviewer: Account | Team; readonly sender: Account },
): Promise<void> {
  const { reviewer, sender } = request
  const { requestedReviewers, requestedTeams } = issue.pull
  if (isTeam(reviewer)) {
    if (requestedTeams.includes(reviewer)) return
    requestedTeams.push(reviewer)
  } else {
    if (requestedReviewers.includes(reviewer)) return
    requestedReviewers.push(reviewer)
  }
  const extra = reviewerJson(hub, repository, reviewer)
  await emitPull(hub, repository, issue, { action: 'review_requested', sender, extra })
}

/** Takes back a request for a review and announces it; what was not asked for is ignored. */
export async function withdrawRequest(
  hub: Hub,
  repository: Repository,
  issue: PullIssue,
  request: { readonly reviewer: Account | Team; readonly sender: Account },
): Promise<void> {
  const { reviewer, sender } = request
  const list: unknown[] = isTeam(reviewer) ? issue.pull.requestedTeams : issue.pull.requestedReviewers
  const at = list.indexOf(reviewer)
  if (at < 0) return
  list.splice(at, 1)
  const extra = reviewerJson(hub, repository, reviewer)
  await emitPull(hub, repository, issue, { action: 'review_request_removed', sender, extra })
}

/** Asks the code owners of what a new pull request changes, except its author; a draft asks nobody. */
export async function requestCodeOwners(hub: Hub, repository: Repository, issue: PullIssue): Promise<void> {
  const base = repository.refs.get(`refs/heads/${issue.pull.baseBranch}`)
  const file = base === undefined ? undefined : await readCodeowners(hub.state, repository, base)
  if (file === undefined || issue.pull.draft) return
  const { files } = await pullFacts(repository, issue)
  const names = files.flatMap(({ path }) => ownersOf(file.rules, path))
  const { users, teams } = resolveOwners(hub.state, repository, [...new Set(names)])
  for (const reviewer of [...users, ...teams])
    if (reviewer !== issue.author)
      await requestReview(hub, repository, issue, { reviewer, sender: issue.author })
}

function reviewerJson(hub: Hub, repository: Repository, reviewer: Account | Team) {
  return isTeam(reviewer)
    ? { requested_team: teamJson(hub, repository.owner, reviewer) }
    : { requested_reviewer: userJson(hub, reviewer) }
}

function isTeam(reviewer: Account | Team): reviewer is Team {
  return 'slug' in reviewer
}
