/** Paths of the subjects that the GitHub double answers or may answer one day; all their methods are taken. */
const SUBJECTS: readonly RegExp[] = [
  /^\/(?:meta|rate_limit|user|zen)$/,
  /^\/search\/issues$/,
  /^\/users\/\{username\}(?:\/installation|\/orgs|\/repos)?$/,
  /^\/user\/(?:repos$|installations(?:$|\/))/,
  /^\/app(?:$|\/hook|\/installations)/,
  /^\/apps\/\{app_slug\}$/,
  /^\/installation\//,
  /^\/orgs\/\{org\}$/,
  /^\/orgs\/\{org\}\/(?:installations?|repos)$/,
  /^\/orgs\/\{org\}\/(?:members|memberships)(?:\/\{username\})?$/,
  /^\/orgs\/\{org\}\/teams(?:$|\/)/,
  /^\/repos\/\{owner\}\/\{repo\}$/,
]

/** What stands behind `/repos/{owner}/{repo}/` for the same subjects. */
const REPOSITORY_SUBJECTS: readonly RegExp[] = [
  /^(?:assignees|branches|check-runs|check-suites|collaborators|commits|deployments|environments)(?:$|\/)/,
  /^(?:forks|git|hooks|issues|labels|milestones|pulls|rules|rulesets)(?:$|\/)/,
  /^(?:codeowners\/errors|compare\/\{basehead\}|contents\/\{path\}|comments.*|contributors|dispatches|events)$/,
  /^(?:installation|languages|merge-upstream|merges|readme|statuses\/\{sha\}|tags|teams|topics)$/,
  /^(?:tarball|zipball)\/\{ref\}$/,
]

/** What those folders hold besides, and no bot of ours will ask for. */
const LEFT_OUT =
  /\/(?:suggestions|issue-field-values|secrets|variables|codespaces|history|merge-async)(?:$|\/)/

/** Names of webhooks, written with hyphens, of the same subjects. */
const WEBHOOKS: readonly RegExp[] = [
  /^(?:create|delete|fork|ping|public|push|status)$/,
  /^(?:issues|issue-comment|label|milestone|sub-issues)-/,
  /^(?:pull-request|pull-request-review|pull-request-review-comment|pull-request-review-thread)-/,
  /^(?:check-run|check-suite|commit-comment|deployment|deployment-status)-/,
  /^(?:installation|installation-repositories|installation-target|meta)-/,
  /^(?:member|membership|organization|team|team-add|repository|repository-dispatch)(?:-(?!import|vulner|advis)|$)/,
  /^branch-protection-(?:configuration|rule)-/,
]

/** Tells whether the committed document keeps the operations of a path. */
export function keepsPath(path: string): boolean {
  if (LEFT_OUT.test(path)) return false
  if (SUBJECTS.some((subject) => subject.test(path))) return true
  const inside = /^\/repos\/\{owner\}\/\{repo\}\/(.+)$/.exec(path)?.[1]
  return inside !== undefined && REPOSITORY_SUBJECTS.some((subject) => subject.test(inside))
}

/** Tells whether the committed document keeps a webhook. */
export function keepsWebhook(name: string): boolean {
  return WEBHOOKS.some((subject) => subject.test(name))
}
