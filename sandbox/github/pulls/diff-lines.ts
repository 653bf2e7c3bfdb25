import type { Side } from '../world/state.ts'

/** One line of a patch; a line that does not exist on a side has null there. */
interface DiffLine {
  /** Lines below the first hunk header, as review comments count them. */
  readonly position: number
  readonly left: number | null
  readonly right: number | null
  readonly text: string
  /** Hunk header down to this line. */
  readonly hunk: string
  /** Numbers of the lines that come after this one on both sides. */
  readonly next: { readonly left: number; readonly right: number }
}

/** Where a line of a file stands in a patch. */
export interface DiffPlace {
  readonly side: Side
  readonly line: number
  readonly position: number
  readonly hunk: string
}

const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/

/** Finds a line of the old (`LEFT`) or new (`RIGHT`) file in a patch; undefined when the patch does not show it. */
export function placeOfLine(patch: string, side: Side, line: number): DiffPlace | undefined {
  const found = linesOf(patch).find((item) => (side === 'LEFT' ? item.left : item.right) === line)
  return found === undefined ? undefined : { side, line, position: found.position, hunk: found.hunk }
}

/** Finds the line at a position of a patch: that of the new file, or of the old one for what was removed. */
export function placeOfPosition(patch: string, position: number): DiffPlace | undefined {
  const found = linesOf(patch).find((item) => item.position === position)
  const line = found?.right ?? found?.left ?? null
  if (found === undefined || line === null) return undefined
  return { side: found.right === null ? 'LEFT' : 'RIGHT', line, position, hunk: found.hunk }
}

/** The text of a line on one side of a patch, without its mark. */
export function textAt(patch: string, side: Side, line: number): string | undefined {
  return linesOf(patch)
    .find((item) => (side === 'LEFT' ? item.left : item.right) === line)
    ?.text.slice(1)
}

/** Follows a line of the old file into the new one; null when the patch removes or replaces it. */
export function followLine(patch: string, line: number): number | null {
  let shift = 0
  for (const { left, right, next } of linesOf(patch)) {
    if (left === line) return right
    if (next.left > line) break
    shift = next.right - next.left
  }
  return line + shift
}

function linesOf(patch: string): DiffLine[] {
  const found: DiffLine[] = []
  let [left, right, position] = [0, 0, -1]
  let hunk = ''
  for (const text of patch.split('\n')) {
    position += 1
    const start = header.exec(text)
    if (start !== null) {
      left = Number(start[1])
      right = Number(start[2])
      hunk = text
      continue
    }
    hunk += `\n${text}`
    const mark = text.charAt(0)
    if (mark === '\\') continue
    const [onLeft, onRight] = [mark !== '+', mark !== '-']
    const here = { left: onLeft ? left : null, right: onRight ? right : null }
    if (onLeft) left += 1
    if (onRight) right += 1
    found.push({ ...here, position, text, hunk, next: { left, right } })
  }
  return found
}
