import type { Commit } from '../git/git-objects.ts'
import type { Hub } from '../hub.ts'
import type { PullIssue } from '../pulls/pull-facts.ts'
import type { IssueEvent } from '../world/issue-book.ts'
import type { Comment, Repository, Review } from '../world/state.ts'
import { gitCommitJson } from './commit.ts'
import { commentJson, issueJson } from './issue.ts'
import { nodeId } from './node-id.ts'
import { reviewJson } from './pull.ts'
import { repositoryJson, repositoryUrl } from './repo.ts'
import { appJson, userJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** An entry of the history as the events of one issue carry it. */
export function issueEventJson(site: Site, repository: Repository, entry: IssueEvent) {
  const api = repositoryUrl(site, repository)
  const app = [...site.state.apps.values()].find(({ bot }) => bot === entry.actor)
  return {
    id: entry.id,
    node_id: nodeId('IssueEvent', entry.id),
    url: `${api}/issues/events/${entry.id}`,
    actor: userJson(site, entry.actor),
    event: entry.event,
    commit_id: entry.commitSha,
    commit_url: entry.commitSha === null ? null : `${api}/commits/${entry.commitSha}`,
    created_at: entry.createdAt,
    ...entry.detail,
    performed_via_github_app: app === undefined ? null : appJson(site, app),
  }
}

/** An entry of the history as the events of a repository carry it: with the issue as it is now. */
export function repositoryEventJson(site: Site, repository: Repository, entry: IssueEvent) {
  return {
    ...issueEventJson(site, repository, entry),
    issue: issueJson(site, repository, entry.issue),
  }
}

/** An entry of the history as the timeline carries it: mentions by other issues have a form of their own. */
export function timelineEventJson(site: Site, repository: Repository, entry: IssueEvent) {
  if (entry.source === null) return issueEventJson(site, repository, entry)
  const issue = {
    ...issueJson(site, repository, entry.source),
    repository: repositoryJson(site, repository),
  }
  return {
    event: entry.event,
    actor: userJson(site, entry.actor),
    created_at: entry.createdAt,
    updated_at: entry.createdAt,
    source: { type: 'issue', issue },
  }
}

/** A comment as the timeline carries it. */
export function timelineCommentJson(site: Site, repository: Repository, comment: Comment) {
  return {
    event: 'commented',
    actor: userJson(site, comment.author),
    ...commentJson(site, repository, comment),
  }
}

/** A submitted review as the timeline carries it, with its state in lower case. */
export function timelineReviewJson(site: Site, repository: Repository, issue: PullIssue, review: Review) {
  const shape = reviewJson(site, repository, issue, review)
  return { event: 'reviewed', ...shape, state: shape.state.toLowerCase() }
}

/** A commit of a pull request as the timeline carries it. */
export function timelineCommitJson(site: Site, repository: Repository, commit: Commit) {
  return { event: 'committed', ...gitCommitJson(site, repository, commit) }
}
