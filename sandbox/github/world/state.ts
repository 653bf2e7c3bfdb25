import type { KeyObject } from 'node:crypto'
import type { Commit } from '../git/git-objects.ts'
import type { Deployment, Environment } from './deployment-records.ts'
import type { RepositoryHook } from './hook-records.ts'
import type { IssueBook } from './issue-records.ts'

/** Everything the double remembers besides git objects; ids are unique across the whole state. */
export interface State {
  readonly accounts: Map<string, Account>
  readonly organisations: Map<string, Organisation>
  readonly repositories: Map<string, Repository>
  readonly apps: Map<number, App>
  readonly installations: Map<number, Installation>
  readonly hooks: Map<number, RepositoryHook>
  nextId: number
}

/** A user, an app's bot user or an organization; `login` is unique. */
export interface Account {
  readonly id: number
  readonly login: string
  readonly type: 'User' | 'Bot' | 'Organization'
  readonly name: string
  readonly email: string
  readonly createdAt: string
}

export interface Organisation {
  readonly account: Account
  readonly members: Map<string, 'admin' | 'member'>
  readonly teams: Map<string, Team>
  /** Custom repository roles: name of the role to the base role it extends. */
  readonly customRoles: Map<string, Role>
  /** What every member may do in every repository. */
  baseRole: Role
}

export interface Team {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly description?: string | undefined
  /** Default `closed`: every member of the organization sees it. */
  readonly privacy?: 'closed' | 'secret'
  readonly createdAt: string
  readonly members: Map<string, 'maintainer' | 'member'>
}

/** A repository role, weakest first in `roleOrder` of roles.ts. */
export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin'

export type Access = 'read' | 'write' | 'admin'

export interface App {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly clientId: string
  readonly owner: Account
  readonly bot: Account
  readonly publicKey: KeyObject
  /** PKCS#8 PEM, kept because the double hands it to whoever starts it. */
  readonly privateKey: string
  readonly webhookSecret: string
  webhookUrl: string | null
  readonly hookId: number
  readonly permissions: ReadonlyMap<string, Access>
  readonly events: readonly string[]
  readonly createdAt: string
}

export interface Installation {
  readonly id: number
  readonly app: App
  readonly account: Account
  permissions: ReadonlyMap<string, Access>
  events: readonly string[]
  /** Ids of the repositories it covers; null for every repository of the account. */
  repositoryIds: ReadonlySet<number> | null
  suspendedAt: string | null
  suspendedBy: Account | null
  readonly createdAt: string
  updatedAt: string
}

export interface Repository {
  readonly id: number
  readonly owner: Account
  readonly name: string
  /** "owner/name" */
  readonly fullName: string
  readonly description: string
  readonly visibility: 'public' | 'private'
  readonly defaultBranch: string
  /** Absolute path of the bare git repository. */
  readonly directory: string
  readonly createdAt: string
  pushedAt: string
  /** Role names (built-in or custom) granted to people and to teams. */
  readonly collaborators: Map<string, string>
  readonly teamRoles: Map<string, string>
  /** Full ref name to object sha; kept equal to the bare repository by refs.ts. */
  readonly refs: Map<string, string>
  /** Branch to its protection. */
  readonly protections: Map<string, Protection>
  /** What this repository was forked from; null when it is no fork. */
  readonly parent: Repository | null
  readonly labels: Map<string, Label>
  readonly issues: Map<number, Issue>
  readonly comments: Map<number, Comment>
  readonly issueBook: IssueBook<Issue, Account>
  readonly checkRuns: Map<number, CheckRun>
  readonly checkSuites: CheckSuite[]
  readonly statuses: CommitStatus[]
  readonly deployments: Map<number, Deployment>
  /** By name. */
  readonly environments: Map<string, Environment>
}

export interface Label {
  readonly id: number
  name: string
  color: string
  description: string | null
}

export interface Reaction {
  readonly id: number
  readonly account: Account
  readonly content: string
  readonly createdAt: string
}

/** An issue, or a pull request when `pull` is set: both share one number series. */
export interface Issue {
  readonly id: number
  readonly number: number
  readonly author: Account
  readonly app: App | null
  readonly createdAt: string
  updatedAt: string
  closedAt: string | null
  closedBy: Account | null
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: string | null
  locked: boolean
  lockReason: string | null
  readonly labels: Label[]
  readonly assignees: Account[]
  readonly reactions: Reaction[]
  readonly pull: Pull | null
}

export interface Comment {
  readonly id: number
  readonly issue: Issue
  readonly author: Account
  readonly app: App | null
  readonly createdAt: string
  updatedAt: string
  body: string
  readonly reactions: Reaction[]
}

export interface Pull {
  readonly id: number
  /** Where the head lives: the repository itself or a fork, which may be gone from the state by now. */
  readonly headRepository: Repository
  readonly headBranch: string
  baseBranch: string
  headSha: string
  /** Tip of the base branch when the pull request was opened or its head last moved. */
  baseSha: string
  draft: boolean
  mergedAt: string | null
  mergedBy: Account | null
  mergeCommitSha: string | null
  readonly reviews: Review[]
  readonly reviewComments: ReviewComment[]
  readonly requestedReviewers: Account[]
  readonly requestedTeams: Team[]
  maintainerCanModify: boolean
  /** Who moved the head last. */
  lastPusher: Account
}

export interface Review {
  readonly id: number
  readonly author: Account
  readonly app: App | null
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  body: string
  readonly commitSha: string
  submittedAt: string | null
}

export type Side = 'LEFT' | 'RIGHT'

/** A comment on a line of the diff of a pull request, or on a file as a whole. */
export interface ReviewComment {
  readonly id: number
  readonly review: Review
  readonly author: Account
  readonly app: App | null
  readonly createdAt: string
  updatedAt: string
  body: string
  readonly path: string
  readonly subject: 'line' | 'file'
  readonly side: Side
  readonly startSide: Side | null
  readonly originalLine: number | null
  readonly originalStartLine: number | null
  readonly originalPosition: number | null
  readonly originalCommit: string
  /** Hunk up to the commented line. */
  readonly diffHunk: string
  /** The comment that this one answers, always the first of its thread. */
  readonly replyTo: ReviewComment | null
  /** Where the line is in the newest diff; null when the code under the comment has changed. */
  line: number | null
  startLine: number | null
  position: number | null
  commit: string
  readonly reactions: Reaction[]
}

/** People, teams and apps that a rule names. */
export interface ActorList {
  readonly users: readonly Account[]
  readonly teams: readonly Team[]
  readonly apps: readonly App[]
}

/** A check that has to pass; `appId` null takes it from anybody, statuses included. */
export interface RequiredCheck {
  readonly context: string
  readonly appId: number | null
}

export interface RequiredReviews {
  readonly count: number
  readonly dismissStale: boolean
  readonly codeOwners: boolean
  /** Somebody other than the last one who pushed has to approve. */
  readonly lastPushApproval: boolean
  /** Who besides admins may dismiss a review; null for everybody with write access. */
  readonly dismissal: ActorList | null
  /** Who may push without a pull request; null for nobody. */
  readonly bypass: ActorList | null
}

/** The protection of one branch; it is replaced as a whole. */
export interface Protection {
  readonly id: number
  readonly createdAt: string
  readonly checks: { readonly strict: boolean; readonly required: readonly RequiredCheck[] } | null
  readonly reviews: RequiredReviews | null
  readonly enforceAdmins: boolean
  /** Who may push at all; null for everybody with write access. */
  readonly restrictions: ActorList | null
  readonly linearHistory: boolean
  readonly allowForcePushes: boolean
  readonly allowDeletions: boolean
  readonly blockCreations: boolean
  readonly conversationResolution: boolean
  readonly lockBranch: boolean
  readonly allowForkSyncing: boolean
}

export interface CheckSuite {
  readonly id: number
  readonly app: App
  readonly headSha: string
  readonly headBranch: string | null
  readonly headCommit: Commit
  /** Ends of the push that asked for the suite; null when an app did. */
  readonly before: string | null
  readonly after: string | null
  readonly createdAt: string
  updatedAt: string
  status: string
  conclusion: string | null
}

export interface CheckRun {
  readonly id: number
  readonly app: App
  readonly suite: CheckSuite
  readonly headSha: string
  name: string
  externalId: string
  detailsUrl: string | null
  status: string
  conclusion: string | null
  startedAt: string
  completedAt: string | null
  title: string | null
  summary: string | null
  text: string | null
  actions: readonly CheckAction[]
  annotations: readonly Annotation[]
}

export interface CheckAction {
  readonly label: string
  readonly description: string
  readonly identifier: string
}

export interface Annotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly startColumn: number | null
  readonly endColumn: number | null
  readonly level: string
  readonly message: string
  readonly title: string | null
  readonly rawDetails: string | null
}

export interface CommitStatus {
  readonly id: number
  readonly sha: string
  readonly state: string
  readonly context: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  readonly createdAt: string
}

/** Creates a state with no accounts and no repositories. */
export function createState(): State {
  return {
    accounts: new Map(),
    organisations: new Map(),
    repositories: new Map(),
    apps: new Map(),
    installations: new Map(),
    hooks: new Map(),
    nextId: 1000,
  }
}

/** Takes the next free id, unique across all kinds of records. */
export function takeId(state: State): number {
  state.nextId += 1
  return state.nextId
}

/** Finds a repository by owner and name, ignoring case as GitHub does. */
export function findRepository(state: State, owner: string, name: string): Repository | undefined {
  return state.repositories.get(`${owner}/${name}`.toLowerCase())
}

/** Finds an account by login, ignoring case as GitHub does. */
export function findAccount(state: State, login: string): Account | undefined {
  return state.accounts.get(login.toLowerCase())
}

/** Finds an organization by login, ignoring case as GitHub does. */
export function findOrganisation(state: State, login: string): Organisation | undefined {
  return state.organisations.get(login.toLowerCase())
}
