import { measures, type Scores, type Share } from './score.ts'

/** Right answers in percent; null where nothing was counted. */
export function percentOf({ right, of }: Share): number | null {
  return of === 0 ? null : Math.round((right / of) * 1000) / 10
}

/** A table for people: each measure with its share and its numbers. */
export function scoreTable(scores: Scores): string {
  const rows = Object.entries(measures).map(([name, words]) => {
    const share = scores[name as keyof typeof measures]
    const percent = percentOf(share)
    return {
      words,
      percent: percent === null ? '-' : `${percent.toFixed(1)} %`,
      of: `${share.right} of ${share.of}`,
    }
  })
  const width = Math.max(...rows.map(({ words }) => words.length))
  const counted = Math.max(...rows.map(({ of }) => of.length))
  return rows
    .map(
      ({ words, percent, of }) => `${words.padEnd(width)}  ${percent.padStart(8)}  ${of.padStart(counted)}\n`,
    )
    .join('')
}
