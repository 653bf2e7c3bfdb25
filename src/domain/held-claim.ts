import type { Claim } from './assessment.ts'

/** What a stack on the default branch of a repository has to itself. */
export interface HeldClaim extends Pick<Claim, 'kind' | 'value'> {
  /** e.g. `stacks/prod/ml/dbw-ml-prod`. */
  readonly path: string
  readonly environment: string
  /** The issue of the same repository that asked for it; null when nothing says so that could be read. */
  readonly request: number | null
  /** What was settled for the stack: parameters that are one text, number or yes-or-no each. */
  readonly settings: Readonly<Record<string, string | number | boolean>>
}
