import type { Hub } from '../hub.ts'
import type { Account, Comment, Issue, Label, Reaction, Repository } from '../world/state.ts'
import { findOrganisation } from '../world/state.ts'
import { milestoneJson } from './milestone.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repo.ts'
import { appJson, userJson, userOrNullJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** The reactions GitHub knows. */
export const reactionContents = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
] as const

/** An issue, or the issue side of a pull request. */
export function issueJson(site: Site, repository: Repository, issue: Issue) {
  const api = issueUrl(site, repository, issue)
  const page = issuePage(site, repository, issue)
  return {
    id: issue.id,
    node_id: nodeId(issue.pull === null ? 'Issue' : 'PullRequest', issue.id),
    url: api,
    repository_url: repositoryUrl(site, repository),
    labels_url: `${api}/labels{/name}`,
    comments_url: `${api}/comments`,
    events_url: `${api}/events`,
    timeline_url: `${api}/timeline`,
    html_url: page,
    number: issue.number,
    title: issue.title,
    user: userJson(site, issue.author),
    labels: issue.labels.map((label) => labelJson(site, repository, label)),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    assignee: userOrNullJson(site, issue.assignees[0] ?? null),
    assignees: issue.assignees.map((account) => userJson(site, account)),
    milestone: milestoneOf(site, repository, issue),
    comments: commentsOf(repository, issue).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: userOrNullJson(site, issue.closedBy),
    author_association: associationOf(site, repository, issue.author),
    body: issue.body,
    reactions: reactionsJson(`${api}/reactions`, issue.reactions),
    performed_via_github_app: issue.app === null ? null : appJson(site, issue.app),
    ...(issue.pull === null
      ? { sub_issues_summary: subIssuesSummary(repository, issue) }
      : {
          draft: issue.pull.draft,
          pull_request: {
            url: `${repositoryUrl(site, repository)}/pulls/${issue.number}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: issue.pull.mergedAt,
          },
        }),
  }
}

/** The issue as webhooks carry it: without the fields that only the API answers. */
export function hookIssueJson(site: Site, repository: Repository, issue: Issue) {
  const { closed_by: _closedBy, ...rest } = issueJson(site, repository, issue)
  return rest
}

/** A comment on an issue or on a pull request's conversation. */
export function commentJson(site: Site, repository: Repository, comment: Comment) {
  const api = `${repositoryUrl(site, repository)}/issues/comments/${comment.id}`
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: api,
    html_url: `${issuePage(site, repository, comment.issue)}#issuecomment-${comment.id}`,
    issue_url: issueUrl(site, repository, comment.issue),
    user: userJson(site, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(site, repository, comment.author),
    body: comment.body,
    reactions: reactionsJson(`${api}/reactions`, comment.reactions),
    performed_via_github_app: comment.app === null ? null : appJson(site, comment.app),
  }
}

/** A label of a repository. */
export function labelJson(site: Pick<Hub, 'url'>, repository: Repository, label: Label) {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${repositoryUrl(site, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  }
}

/** One reaction. */
export function reactionJson(site: Pick<Hub, 'url'>, reaction: Reaction) {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: userJson(site, reaction.account),
    content: reaction.content,
    created_at: reaction.createdAt,
  }
}

/** Comments of an issue, oldest first. */
export function commentsOf(repository: Repository, issue: Issue): Comment[] {
  return [...repository.comments.values()].filter((comment) => comment.issue === issue)
}

/** Sub-issues of an issue, in the order in which they were added. */
export function subIssuesOf(repository: Repository, issue: Issue): Issue[] {
  return [...repository.issueBook.parentOf].filter(([, parent]) => parent === issue).map(([child]) => child)
}

/** The milestone of an issue or pull request, or null. */
export function milestoneOf(site: Site, repository: Repository, issue: Issue) {
  const milestone = repository.issueBook.milestoneOf.get(issue)
  return milestone === undefined ? null : milestoneJson(site, repository, milestone)
}

/** How an author relates to a repository, as GitHub words it. */
export function associationOf(site: Pick<Hub, 'state'>, repository: Repository, account: Account): string {
  if (repository.owner.login === account.login) return 'OWNER'
  const organisation = findOrganisation(site.state, repository.owner.login)
  if (organisation?.members.has(account.login) === true) return 'MEMBER'
  return repository.collaborators.has(account.login) ? 'COLLABORATOR' : 'NONE'
}

/** Page of an issue or pull request. */
export function issuePage(site: Pick<Hub, 'url'>, repository: Repository, issue: Issue): string {
  const kind = issue.pull === null ? 'issues' : 'pull'
  return `${repositoryPage(site, repository)}/${kind}/${issue.number}`
}

function issueUrl(site: Pick<Hub, 'url'>, repository: Repository, issue: Issue): string {
  return `${repositoryUrl(site, repository)}/issues/${issue.number}`
}

function subIssuesSummary(repository: Repository, issue: Issue) {
  const all = subIssuesOf(repository, issue)
  const completed = all.filter(({ state }) => state === 'closed').length
  const percent_completed = all.length === 0 ? 0 : Math.floor((completed / all.length) * 100)
  return { total: all.length, completed, percent_completed }
}

/** How often each reaction was given. */
export function reactionsJson(url: string, reactions: readonly Reaction[]) {
  const count = (content: string) => reactions.filter((reaction) => reaction.content === content).length
  return {
    url,
    total_count: reactions.length,
    ...Object.fromEntries(reactionContents.map((content) => [content, count(content)])),
  }
}
