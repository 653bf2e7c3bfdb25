/** A known difference between the double and GitHub's document that is no fault of the double. */
export interface Exception {
  /** Operation and status, or kind of webhook. */
  readonly where: RegExp
  /** Place inside the value, with `[]` for list items. */
  readonly path: RegExp
  readonly problem: RegExp
  readonly reason: string
}

/** The complete list. */
export const exceptions: readonly Exception[] = [
  {
    where: /^(?:push|check_suite\.\w+|GET .*check-suites.*|POST .*check-suites 20[01])$/,
    path: /(?:author|committer|pusher)\.email$/,
    problem: /is no email: \d+\+[\w-]+\[bot\]@users\.noreply\.github\.com$/,
    reason: 'GitHub itself gives bots a no-reply address with brackets, which the e-mail format forbids',
  },
  {
    where: /^GET \/app\/installations 200$/,
    path: /^\[\]\.account\.(?:created_at|updated_at|name|slug)$/,
    problem: /^is missing$/,
    reason:
      'the document asks for an account that is a user and an enterprise at once; GitHub answers one of them',
  },
  {
    where: /^(?:GET|POST) .*pulls/,
    path: /labels\[\]\.description$/,
    problem: /^is null$/,
    reason: 'a label without a description has null there, as the label schema of the same document allows',
  },
  {
    where: /^GET \/search\/issues 200$/,
    path: /^items\[\]\.body$/,
    problem: /^is null$/,
    reason: 'an issue without a body has null there, as the issue schema of the same document allows',
  },
  {
    where: /check-(?:runs|suites)/,
    path: /conclusion$/,
    problem: /^is "stale", not one of/,
    reason:
      'the page about checks says that GitHub gives "stale" after 14 days; the schema of a run leaves it out',
  },
  {
    where: /deployment(?:s\/|_status)/,
    path: /(?:environment|log|target)_url$/,
    problem: /^is no uri: $/,
    reason: 'an address that was not given is the empty text, as the default of the same schema says',
  },
  {
    where: /^(?:GET|POST|PATCH|DELETE) .*pulls|^pull_request/,
    path: /head\.repo$/,
    problem: /^is null$/,
    reason: 'GitHub has null for the repository of a head whose fork was deleted; the schema leaves that out',
  },
  {
    where: /^(?:GET|POST|PATCH) .*comments/,
    path: /(?:^|\.)(?:line|position|original_line)$/,
    problem: /^is null$/,
    reason: 'a comment whose line is gone has null there, as the webhook schema of the same document allows',
  },
]
