import type { Hub } from '../hub.ts'
import type { Mergeability, PullFacts, PullIssue } from '../pulls/pull-facts.ts'
import { isLiving } from '../world/network.ts'
import type { Repository, Review } from '../world/state.ts'
import { associationOf, commentsOf, issueJson, issuePage, labelJson, milestoneOf } from './issue.ts'
import { nodeId } from './node-id.ts'
import { repositoryJson, repositoryUrl } from './repo.ts'
import { teamJson, userJson, userOrNullJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** A pull request in lists, in `check_run` neighbors and inside review events. */
export function pullSimpleJson(site: Site, repository: Repository, issue: PullIssue) {
  const api = pullUrl(site, repository, issue)
  const page = issuePage(site, repository, issue)
  const { pull } = issue
  return {
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    url: api,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueJson(site, repository, issue).url,
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: `${repositoryUrl(site, repository)}/pulls/comments{/number}`,
    comments_url: `${repositoryUrl(site, repository)}/issues/${issue.number}/comments`,
    statuses_url: `${repositoryUrl(site, repository)}/statuses/${pull.headSha}`,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    title: issue.title,
    user: userJson(site, issue.author),
    body: issue.body,
    labels: issue.labels.map((label) => labelJson(site, repository, label)),
    milestone: milestoneOf(site, repository, issue),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: userOrNullJson(site, issue.assignees[0] ?? null),
    assignees: issue.assignees.map((account) => userJson(site, account)),
    requested_reviewers: pull.requestedReviewers.map((account) => userJson(site, account)),
    requested_teams: pull.requestedTeams.map((team) => teamJson(site, repository.owner, team)),
    head: endJson(site, pull.headRepository, pull.headBranch, pull.headSha),
    base: endJson(site, repository, pull.baseBranch, pull.baseSha),
    _links: linksJson(site, repository, issue),
    author_association: associationOf(site, repository, issue.author),
    auto_merge: null,
    draft: pull.draft,
  }
}

/** A whole pull request. */
export function pullJson(
  site: Site,
  repository: Repository,
  issue: PullIssue,
  computed: { readonly facts: PullFacts; readonly mergeability: Mergeability },
) {
  const { facts, mergeability } = computed
  return {
    ...pullSimpleJson(site, repository, issue),
    merge_commit_sha: issue.pull.mergeCommitSha ?? mergeability.testMergeSha,
    merged: issue.pull.mergedAt !== null,
    mergeable: mergeability.mergeable,
    rebaseable: mergeability.mergeable,
    mergeable_state: mergeability.state,
    merged_by: userOrNullJson(site, issue.pull.mergedBy),
    comments: commentsOf(repository, issue).length,
    review_comments: issue.pull.reviewComments.filter(({ review }) => review.state !== 'PENDING').length,
    maintainer_can_modify: issue.pull.maintainerCanModify,
    commits: facts.commits.length,
    additions: facts.additions,
    deletions: facts.deletions,
    changed_files: facts.files.length,
  }
}

/** A pull request as check runs mention it. */
export function pullMinimalJson(site: Site, repository: Repository, issue: PullIssue) {
  const { pull } = issue
  const repo = (end: Repository) => ({ id: end.id, url: repositoryUrl(site, end), name: end.name })
  return {
    id: pull.id,
    number: issue.number,
    url: pullUrl(site, repository, issue),
    head: { ref: pull.headBranch, sha: pull.headSha, repo: repo(pull.headRepository) },
    base: { ref: pull.baseBranch, sha: pull.baseSha, repo: repo(repository) },
  }
}

/** A review; webhooks write its state in lower case. */
export function reviewJson(site: Site, repository: Repository, issue: PullIssue, review: Review) {
  const page = `${issuePage(site, repository, issue)}#pullrequestreview-${review.id}`
  const pullAddress = pullUrl(site, repository, issue)
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: userJson(site, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pullAddress,
    author_association: associationOf(site, repository, review.author),
    _links: { html: { href: page }, pull_request: { href: pullAddress } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitSha,
  }
}

function pullUrl(site: Site, repository: Repository, issue: PullIssue): string {
  return `${repositoryUrl(site, repository)}/pulls/${issue.number}`
}

/** One side of a pull request; its repository is null once a fork was deleted. */
function endJson(site: Site, repository: Repository, ref: string, sha: string) {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: userJson(site, repository.owner),
    repo: !isLiving(site.state, repository)
      ? null
      : {
          ...repositoryJson(site, repository),
          allow_squash_merge: true,
          allow_merge_commit: true,
          allow_rebase_merge: true,
          allow_auto_merge: false,
          delete_branch_on_merge: false,
          allow_update_branch: false,
          use_squash_pr_title_as_default: false,
          squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
          squash_merge_commit_message: 'COMMIT_MESSAGES',
          merge_commit_title: 'MERGE_MESSAGE',
          merge_commit_message: 'PR_TITLE',
        },
  }
}

function linksJson(site: Site, repository: Repository, issue: PullIssue) {
  const api = pullUrl(site, repository, issue)
  const issueApi = `${repositoryUrl(site, repository)}/issues/${issue.number}`
  const link = (href: string) => ({ href })
  return {
    self: link(api),
    html: link(issuePage(site, repository, issue)),
    issue: link(issueApi),
    comments: link(`${issueApi}/comments`),
    review_comments: link(`${api}/comments`),
    review_comment: link(`${repositoryUrl(site, repository)}/pulls/comments{/number}`),
    commits: link(`${api}/commits`),
    statuses: link(`${repositoryUrl(site, repository)}/statuses/${issue.pull.headSha}`),
  }
}
