import { latestRunsOf } from '../checks/suite-summary.ts'
import type { Hub } from '../hub.ts'
import { isPull } from '../pulls/pull-facts.ts'
import type { CheckSuite, Repository } from '../world/state.ts'
import { nodeId } from './node-id.ts'
import { pullMinimalJson } from './pull.ts'
import { repositoryJson, repositoryUrl } from './repo.ts'
import { appJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** A check suite as the API answers it. */
export function checkSuiteJson(site: Site, repository: Repository, suite: CheckSuite) {
  return { ...hookCheckSuiteJson(site, repository, suite), repository: repositoryJson(site, repository) }
}

/** A check suite as its own webhooks carry it. */
export function hookCheckSuiteJson(site: Site, repository: Repository, suite: CheckSuite) {
  const { sha, tree, message, author, committer } = suite.headCommit
  return {
    ...runSuiteJson(site, repository, suite),
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: latestRunsOf(repository, suite).length,
    check_runs_url: `${repositoryUrl(site, repository)}/check-suites/${suite.id}/check-runs`,
    head_commit: {
      id: sha,
      tree_id: tree,
      message,
      timestamp: committer.date,
      author: { name: author.name, email: author.email },
      committer: { name: committer.name, email: committer.email },
    },
  }
}

/** A check suite inside the webhooks of its runs. */
export function runSuiteJson(site: Site, repository: Repository, suite: CheckSuite) {
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: suite.status,
    conclusion: suite.conclusion,
    url: `${repositoryUrl(site, repository)}/check-suites/${suite.id}`,
    before: suite.before,
    after: suite.after,
    pull_requests: pullsAt(site, repository, suite.headSha),
    app: appJson(site, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  }
}

/** The open pull requests whose head is a commit. */
export function pullsAt(site: Site, repository: Repository, sha: string) {
  return [...repository.issues.values()]
    .filter(isPull)
    .filter((issue) => issue.state === 'open' && issue.pull.headSha === sha)
    .map((issue) => pullMinimalJson(site, repository, issue))
}
