/**
 * What a repository remembers about its issues and pull requests besides themselves.
 * The records of state.ts are parameters, because state.ts holds this one.
 */
export interface IssueBook<Issue, Account> {
  /** Everything that happened, oldest first. */
  readonly events: IssueEventRecord<Issue, Account>[]
  readonly milestones: Map<number, MilestoneRecord<Account>>
  readonly milestoneOf: Map<Issue, MilestoneRecord<Account>>
  /** Sub-issue to its parent; the sub-issues of a parent are in the order of this map. */
  readonly parentOf: Map<Issue, Issue>
  /** Number of the newest milestone; numbers are never used twice. */
  lastMilestone: number
}

/** One entry of the history of an issue or pull request. */
export interface IssueEventRecord<Issue, Account> {
  readonly id: number
  readonly issue: Issue
  /** GitHub's name of the event type, for example `labeled`. */
  readonly event: string
  readonly actor: Account
  readonly createdAt: string
  readonly commitSha: string | null
  /** Fields of this event type, in the words they had at that moment. */
  readonly detail: Readonly<Record<string, unknown>>
  /** Who mentioned this issue, for `cross-referenced` alone. */
  readonly source: Issue | null
}

export interface MilestoneRecord<Account> {
  readonly id: number
  readonly number: number
  readonly creator: Account
  readonly createdAt: string
  updatedAt: string
  closedAt: string | null
  title: string
  description: string | null
  state: 'open' | 'closed'
  dueOn: string | null
}

/** Creates the book of a repository in which nothing has happened yet. */
export function createIssueBook<Issue, Account>(): IssueBook<Issue, Account> {
  return {
    events: [],
    milestones: new Map(),
    milestoneOf: new Map(),
    parentOf: new Map(),
    lastMilestone: 0,
  }
}
