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
    where: /^push$/,
    path: /(?:author|committer|pusher)\.email$/,
    problem: /is no email: \d+\+[\w-]+\[bot\]@users\.noreply\.github\.com$/,
    reason: 'GitHub itself gives bots a no-reply address with brackets, which the e-mail format forbids',
  },
]
