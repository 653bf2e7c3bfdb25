import type { Account, App, Issue } from './state.ts'

/** What a repository remembers about its issues and pull requests besides themselves. */
export interface IssueBook {
  /** Everything that happened, oldest first. */
  readonly events: IssueEvent[]
  readonly milestones: Map<number, Milestone>
  readonly milestoneOf: Map<Issue, Milestone>
  /** Sub-issue to its parent; the sub-issues of a parent are in the order of this map. */
  readonly parentOf: Map<Issue, Issue>
  /** Number of the newest milestone; numbers are never used twice. */
  lastMilestone: number
}

/** One entry of the history of an issue or pull request. */
export interface IssueEvent {
  readonly id: number
  readonly issue: Issue
  /** GitHub's name of the event type, for example `labeled`. */
  readonly event: string
  readonly actor: Account
  readonly app: App | null
  readonly createdAt: string
  readonly commitSha: string | null
  /** Fields of this event type, in the words they had at that moment. */
  readonly detail: Readonly<Record<string, unknown>>
  /** Who mentioned this issue, for `cross-referenced` alone. */
  readonly source: Issue | null
}

export interface Milestone {
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
export function createIssueBook(): IssueBook {
  return {
    events: [],
    milestones: new Map(),
    milestoneOf: new Map(),
    parentOf: new Map(),
    lastMilestone: 0,
  }
}
