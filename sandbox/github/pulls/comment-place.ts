import { type FileChange, filesBetween, mergeBase } from '../git/git-history.ts'
import type { Repository, ReviewComment, Side } from '../world/state.ts'
import { type DiffPlace, followLine, placeOfLine, placeOfPosition, textAt } from './diff-lines.ts'
import { comparisonBase, type PullIssue } from './pull-facts.ts'

/** Where somebody wants to comment. */
export interface PlaceWish {
  readonly path: string
  readonly commit: string
  readonly subject: 'line' | 'file'
  readonly side: Side
  readonly line: number | undefined
  readonly startSide: Side | undefined
  readonly startLine: number | undefined
  /** Older way to name a line: its place in the diff. */
  readonly position: number | undefined
}

/** The part of a comment that says where it is. */
export type CommentPlace = Pick<
  ReviewComment,
  | 'path'
  | 'subject'
  | 'side'
  | 'startSide'
  | 'originalLine'
  | 'originalStartLine'
  | 'originalPosition'
  | 'originalCommit'
  | 'diffHunk'
  | 'line'
  | 'startLine'
  | 'position'
  | 'commit'
>

export type PlaceProblem = 'path' | 'line' | 'start_line'

/** Finds a wished place in the diff of a pull request, or says which part of the wish is not in it. */
export async function findPlace(
  repository: Repository,
  issue: PullIssue,
  wish: PlaceWish,
): Promise<CommentPlace | PlaceProblem> {
  const file = await changedFile(repository, issue, wish.commit, wish.path)
  if (file === undefined) return 'path'
  const { path, commit } = wish
  const shared = { path, originalCommit: commit, commit, line: null, startLine: null, position: null }
  if (wish.subject === 'file') {
    const nowhere = { originalLine: null, originalStartLine: null, originalPosition: null, startSide: null }
    return { ...shared, ...nowhere, subject: 'file', side: 'RIGHT', diffHunk: file.patch ?? '' }
  }
  const end = lineOf(file.patch ?? '', wish)
  if (end === undefined) return 'line'
  const start = startOf(file.patch ?? '', wish)
  if (wish.startLine !== undefined && (start === undefined || start.position >= end.position))
    return 'start_line'
  const place = {
    ...shared,
    subject: 'line' as const,
    side: end.side,
    startSide: start?.side ?? null,
    originalLine: end.line,
    originalStartLine: start?.line ?? null,
    originalPosition: end.position,
    diffHunk: end.hunk,
    line: end.line,
    startLine: start?.line ?? null,
    position: end.position,
  }
  if (commit !== issue.pull.headSha) await movePlace(repository, issue, place, commit)
  return place
}

/** The place of a comment, for an answer that stands below it. */
export function placeOf(comment: ReviewComment): CommentPlace {
  const { path, subject, side, startSide, originalLine, originalStartLine, originalPosition } = comment
  const { originalCommit, diffHunk, line, startLine, position, commit } = comment
  const original = { originalLine, originalStartLine, originalPosition, originalCommit }
  return { path, subject, side, startSide, diffHunk, line, startLine, position, commit, ...original }
}

/** Lets the comments of a pull request follow their lines after its head has moved from `before`. */
export async function moveComments(repository: Repository, issue: PullIssue, before: string): Promise<void> {
  for (const comment of issue.pull.reviewComments) await movePlace(repository, issue, comment, before)
}

type Movable = Pick<
  ReviewComment,
  'path' | 'subject' | 'side' | 'startSide' | 'line' | 'startLine' | 'position' | 'commit'
>

async function movePlace(
  repository: Repository,
  issue: PullIssue,
  place: Movable,
  before: string,
): Promise<void> {
  const { headSha } = issue.pull
  if (place.subject === 'file') {
    place.commit = headSha
    return
  }
  if (place.line === null) return
  const steps = await filesBetween(repository.directory, before, headSha)
  const step = steps.find(({ path, previousPath }) => path === place.path || previousPath === place.path)
  const old = await changedFile(repository, issue, before, place.path)
  const now = await changedFile(repository, issue, headSha, place.path)
  const follow = (side: Side, line: number) => {
    if (side === 'RIGHT') return step === undefined ? line : followLine(step.patch ?? '', line)
    return textAt(old?.patch ?? '', side, line) === textAt(now?.patch ?? '', side, line) ? line : null
  }
  const line = follow(place.side, place.line)
  const found = line === null ? undefined : placeOfLine(now?.patch ?? '', place.side, line)
  place.line = found?.line ?? null
  place.position = found?.position ?? null
  place.startLine =
    found === undefined || place.startLine === null
      ? null
      : follow(place.startSide ?? place.side, place.startLine)
  if (found !== undefined) place.commit = headSha
}

function lineOf(patch: string, { side, line, position }: PlaceWish): DiffPlace | undefined {
  if (line !== undefined) return placeOfLine(patch, side, line)
  return position === undefined ? undefined : placeOfPosition(patch, position)
}

function startOf(patch: string, { side, startSide, startLine }: PlaceWish): DiffPlace | undefined {
  return startLine === undefined ? undefined : placeOfLine(patch, startSide ?? side, startLine)
}

/** One file as the pull request changes it up to a commit. */
async function changedFile(
  repository: Repository,
  issue: PullIssue,
  commit: string,
  path: string,
): Promise<FileChange | undefined> {
  const from = await mergeBase(repository.directory, comparisonBase(repository, issue), commit)
  const files = await filesBetween(repository.directory, from, commit)
  return files.find((file) => file.path === path)
}
