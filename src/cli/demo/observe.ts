import type { CheckRun, Comment, GithubPeople, Pull } from './github-people.ts'

/** What is to be seen on GitHub at one moment. */
export interface View {
  readonly comments: readonly Comment[]
  readonly pull: Pull | undefined
  /** Check runs of the head and, after the merge, of the merge commit; the newest of each name. */
  readonly checks: readonly CheckRun[]
  readonly issueIsOpen: boolean
}

export async function observe(people: GithubPeople, issue: number): Promise<View> {
  const [comments, pull, issueIsOpen] = await Promise.all([
    people.comments(issue),
    people.pullRequest(issue),
    people.issueIsOpen(issue),
  ])
  return { comments, pull, issueIsOpen, checks: pull === undefined ? [] : await checksOf(people, pull) }
}

async function checksOf(people: GithubPeople, pull: Pull): Promise<CheckRun[]> {
  const merged = pull.merged_at != null && pull.merge_commit_sha !== null
  const plans = (await people.checks(pull.head.sha)).filter(({ name }) => name.startsWith('plan / '))
  const applies = merged && pull.merge_commit_sha !== null ? await people.checks(pull.merge_commit_sha) : []
  return [...plans, ...applies]
}

/** Whether a comment is the bot's, whatever its app is called. */
export function isBot(comment: Comment): boolean {
  return comment.user.login.endsWith('[bot]')
}
