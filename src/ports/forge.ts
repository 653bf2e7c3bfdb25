/** A repository that the App is installed on. */
export interface RepositoryRef {
  readonly installationId: number
  readonly owner: string
  readonly name: string
}

/** What a person may do in a repository, from least to most. */
export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin'

export interface PullRequestRequest {
  /** Branch of ours, e.g. `planwright/12-dbw-ml-prod`. */
  readonly branch: string
  /** Path in the repository -> content; replaces everything under `folders`, touches nothing else. */
  readonly files: Readonly<Record<string, string>>
  /** Folders whose present files are removed unless they are in `files`. */
  readonly folders: readonly string[]
  readonly commitMessage: string
  readonly title: string
  readonly body: string
}

export interface CheckRunRequest {
  /** Names this check run among ours on this commit; a second request with the same id edits it. */
  readonly externalId: string
  readonly headSha: string
  readonly name: string
  readonly status: 'queued' | 'in_progress' | 'completed'
  readonly conclusion?: 'success' | 'failure' | 'neutral' | 'action_required' | 'cancelled'
  /** One line. */
  readonly title: string
  /** Markdown. */
  readonly summary: string
  /** At most three; GitHub bounds label 20, description 40 and identifier 20 characters. */
  readonly actions: readonly {
    readonly label: string
    readonly description: string
    readonly identifier: string
  }[]
}

/**
 * The place where people and requests meet, seen from one repository.
 * Methods throw `ExternalServiceError` with `retryable` set, after the adapter's own short retries.
 * Comments, branches and check runs that we did not make are never touched.
 */
export interface RepositoryForge {
  /** Content of a text file; undefined when there is none. Without `ref`, of the default branch. */
  readFile(path: string, ref?: string): Promise<string | undefined>
  /**
   * The files directly in a folder, name -> content; empty when there is no such folder. Without `ref`, of the
   * default branch.
   */
  readFolder(path: string, ref?: string): Promise<Readonly<Record<string, string>>>
  /**
   * Path and version (a hash of the content) of every file below a folder of the default branch, in any depth; empty
   * when there is no such folder.
   */
  listFiles(path: string): Promise<readonly { readonly path: string; readonly version: string }[]>
  role(login: string): Promise<Role>
  /** Whether `login` is an active member of the organisation's team. */
  isTeamMember(team: string, login: string): Promise<boolean>

  /** A comment of ours on an issue or pull request whose body ends with `marker`. */
  findComment(number: number, marker: string): Promise<string | undefined>
  createComment(number: number, body: string): Promise<string>
  updateComment(id: string, body: string): Promise<void>
  deleteComment(id: string): Promise<void>
  /** Eyes on a comment, or on the issue itself when `commentId` is null. Doing it twice is doing it once. */
  acknowledge(number: number, commentId: string | null): Promise<void>
  closeIssue(number: number, outcome: 'completed' | 'not_planned'): Promise<void>

  /**
   * Makes the branch hold exactly one commit of ours on top of the default branch's head and the pull request of
   * that branch exist, whatever an earlier attempt left; edits title and body when it is there already.
   * A branch of that name that holds somebody else's commit is left alone and refused.
   */
  openPullRequest(
    request: PullRequestRequest,
  ): Promise<{ readonly number: number; readonly url: string; readonly headSha: string }>
  updatePullRequestBody(number: number, body: string): Promise<void>
  closePullRequest(number: number): Promise<void>

  putCheckRun(request: CheckRunRequest): Promise<void>
}

export interface Forge {
  repository(ref: RepositoryRef): RepositoryForge
}
