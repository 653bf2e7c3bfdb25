import type { Forge, RepositoryRef, Role } from '../../src/ports/forge.ts'

export interface SeenCheckRun {
  readonly externalId: string
  readonly name: string
  readonly status: string
  readonly conclusion: string | null
  readonly title: string
  readonly summary: string
}

export interface SeenPullRequest {
  readonly title: string
  readonly body: string
  readonly state: string
  readonly headSha: string
  /** Null when it is not merged. */
  readonly mergeSha: string | null
}

export interface SeenIssue {
  readonly state: string
  readonly reason: string | null
}

/**
 * One repository, `main` its default branch, as people act in it and as somebody who looks on sees it.
 * alice may write, bob is its admin, carol maintains it and is in the team `platform`, dave triages, erin has a role
 * of its own that extends `write`; mallory may not even read it.
 */
export interface ForgeWorld {
  readonly forge: Forge
  readonly place: RepositoryRef
  /** Login of our App's user. */
  readonly bot: string

  openIssue(by: string, issue: { readonly title: string; readonly body: string }): Promise<number>
  comment(by: string, number: number, body: string): Promise<string>
  /** Commits files (null removes one) to a branch, which is made from `main` when it is not there. */
  push(by: string, branch: string, files: Readonly<Record<string, string | null>>): Promise<string>
  /** Replaces the head of a branch by the same commit with another committer, as `git commit --amend` does. */
  amend(by: string, branch: string): Promise<string>
  openPull(by: string, branch: string): Promise<number>
  merge(by: string, number: number): Promise<string>

  issue(number: number): Promise<SeenIssue>
  comments(
    number: number,
  ): Promise<readonly { readonly id: string; readonly by: string; readonly body: string }[]>
  /** Reactions on a comment, or on the issue itself. */
  reactions(
    number: number,
    comment: string | null,
  ): Promise<readonly { readonly by: string; readonly content: string }[]>
  pull(number: number): Promise<SeenPullRequest>
  /** Head of a branch; undefined when there is none. */
  head(branch: string): Promise<string | undefined>
  commit(sha: string): Promise<{ readonly message: string; readonly parents: readonly string[] }>
  /** Every file of a commit. */
  files(sha: string): Promise<Readonly<Record<string, string>>>
  checkRuns(sha: string): Promise<readonly SeenCheckRun[]>
  close(): Promise<void>
}

export const worldRoles: Readonly<Record<string, Role>> = {
  alice: 'write',
  bob: 'admin',
  carol: 'maintain',
  dave: 'triage',
}
