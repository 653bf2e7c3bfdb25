import type { Account, App, Reaction, Review } from './state.ts'

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
