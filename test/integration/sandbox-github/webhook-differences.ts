/** Where the webhooks of the double differ from recorded ones of github.com, and why that is right. */
export interface KnownDifference {
  readonly reason: string
  /** As `differencesBetween` tells them, with `<app>`, `<label>` and `<repository>` for where such a record stands. */
  readonly differences: readonly string[]
}

/** Kinds that nobody recorded; the document of GitHub alone speaks of them. */
export const unrecordedKinds: readonly string[] = ['issues.closed', 'pull_request.edited']

/** The complete list. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    reason:
      'nobody here has set it, and null is what GitHub has for that; the recordings are of a fuller life',
    differences: [
      'has <app>.description as null, not string',
      'has <label>.description as null, not string',
      'has <repository>.homepage as null, not string',
      'has <repository>.language as null, not string',
      'has <repository>.license as null, not object',
      'has check_run.output.text as null, not string',
      'has issue.closed_at as null, not string',
      'has issue.milestone as null, not object',
      'has organization.description as null, not string',
      'has pull_request.assignee as null, not object',
      'has pull_request.milestone as null, not object',
    ],
  },
  {
    reason: 'somebody here has set it, and the recordings are of a moment when nobody had',
    differences: [
      'has <repository>.description as string, not null',
      'has check_run.completed_at as string, not null',
      'has check_run.conclusion as string, not null',
      'has check_run.output.summary as string, not null',
      'has check_run.output.title as string, not null',
      'has issue.assignee as object, not null',
      'has pull_request.assignee as object, not null',
      'has review.body as string, not null',
    ],
  },
  {
    reason: 'here an app acts, and in the recordings a person',
    differences: [
      'has comment.performed_via_github_app as object, not null',
      'has deployment.performed_via_github_app as object, not null',
      'has deployment_status.performed_via_github_app as object, not null',
    ],
  },
  {
    reason:
      'an organization has no e-mail address in a push; the recordings are of a person who owns the repository',
    differences: ['has <repository>.owner.email as null, not string'],
  },
  {
    reason: 'a permission of the recorded app that the app here does not have',
    differences: [
      'lacks <app>.permissions.actions',
      'lacks <app>.permissions.emails',
      'lacks <app>.permissions.organization_administration',
      'lacks <app>.permissions.organization_hooks',
      'lacks <app>.permissions.organization_packages',
      'lacks <app>.permissions.organization_plan',
      'lacks <app>.permissions.organization_projects',
      'lacks <app>.permissions.organization_user_blocking',
      'lacks <app>.permissions.packages',
      'lacks <app>.permissions.pages',
      'lacks <app>.permissions.repository_hooks',
      'lacks <app>.permissions.repository_projects',
      'lacks <app>.permissions.security_events',
      'lacks <app>.permissions.team_discussions',
      'lacks <app>.permissions.vulnerability_alerts',
    ],
  },
  {
    reason:
      'whether a pull request can be merged is computed after the webhook was sent, and is null until then',
    differences: [
      'has pull_request.merge_commit_sha as null, not string',
      'has pull_request.mergeable as null, not boolean',
      'has pull_request.rebaseable as null, not boolean',
    ],
  },
  {
    reason: 'comes with GitHub Actions alone, which the double does not have',
    differences: [
      'has check_run as null, not object',
      'has workflow_run as null, not object',
      'lacks check_run.check_suite.deployment',
      'lacks check_run.deployment',
    ],
  },
  {
    reason: 'comes with an issue that was moved here from another repository, which the double does not do',
    differences: ['lacks changes'],
  },
  {
    reason: 'optional in the document of GitHub; one of three recordings has it',
    differences: [
      'lacks check_suite.head_commit.author.username',
      'lacks check_suite.head_commit.committer.username',
    ],
  },
  {
    reason:
      'optional in the document of GitHub; always false in recordings of issues that are no pull requests',
    differences: ['lacks issue.draft'],
  },
]
