import type { Hub } from '../hub.ts'
import type { Annotation, CheckRun, CommitStatus, Repository } from '../world/state.ts'
import { pullsAt, runSuiteJson } from './check-suite.ts'
import { encodePath } from './commit.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repo.ts'
import { appJson, userJson } from './user.ts'

type Site = Pick<Hub, 'url' | 'state'>

/** A check run as the API answers it. */
export function checkRunJson(site: Site, repository: Repository, run: CheckRun) {
  const api = `${repositoryUrl(site, repository)}/check-runs/${run.id}`
  const page = `${repositoryPage(site, repository)}/runs/${run.id}`
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url: api,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${api}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: appJson(site, run.app),
    pull_requests: pullsAt(site, repository, run.headSha),
  }
}

/** A check run as webhooks carry it, with its suite. */
export function hookCheckRunJson(site: Site, repository: Repository, run: CheckRun) {
  return { ...checkRunJson(site, repository, run), check_suite: runSuiteJson(site, repository, run.suite) }
}

/** One annotation of a check run. */
export function annotationJson(site: Site, repository: Repository, run: CheckRun, annotation: Annotation) {
  return {
    path: annotation.path,
    blob_href: `${repositoryPage(site, repository)}/blob/${run.headSha}/${encodePath(annotation.path)}`,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn,
    end_column: annotation.endColumn,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
    raw_details: annotation.rawDetails,
  }
}

/** A commit status; `creator` is left out where GitHub leaves it out. */
export function statusJson(site: Site, repository: Repository, status: CommitStatus) {
  return { ...simpleStatusJson(site, repository, status), creator: userJson(site, status.creator) }
}

/** A commit status inside the combined status. */
export function simpleStatusJson(site: Site, repository: Repository, status: CommitStatus) {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: `${repositoryUrl(site, repository)}/statuses/${status.sha}`,
    avatar_url: userJson(site, status.creator).avatar_url,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  }
}
