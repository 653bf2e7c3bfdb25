/** A stack that stands on the default branch of a repository. */
export interface ExistingStack {
  /** e.g. `stacks/prod/ml/dbw-ml-prod`. */
  readonly path: string
  /** The issue of the same repository that asked for it; null when nothing says so that could be read. */
  readonly request: number | null
  /** Id of what built it; null when that could not be read either. */
  readonly capability: string | null
}
