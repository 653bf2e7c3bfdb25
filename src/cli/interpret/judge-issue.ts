import { emptyUnderstanding } from '../../conversation/apply-reading.ts'
import { readMessage } from '../../conversation/read-message.ts'
import { enough, type Reason } from '../../conversation/reading/actionable.ts'
import type { Rehearsal } from './rehearsal.ts'

/** Why an issue is taken up, or left alone. */
export interface Judgement {
  readonly judged?: {
    /** All of them together; with `needed` of them it is taken up. */
    readonly points: number
    readonly needed: number
    readonly reasons: readonly Reason[]
  }
}

/** The reasons as the rules find them in the words of an issue; nothing when nobody asked for them. */
export function judgeIssue(
  title: string,
  text: string,
  { reasons: isWanted, capabilities, clock }: Rehearsal,
): Judgement {
  if (!isWanted) return {}
  const today = clock.now().toISOString().slice(0, 10)
  const { reasons = [] } = readMessage(
    { id: 'issue', by: 'requester', title, text },
    { understanding: emptyUnderstanding, asked: [], today },
    capabilities,
  )
  return { judged: { points: reasons.reduce((sum, { points }) => sum + points, 0), needed: enough, reasons } }
}
