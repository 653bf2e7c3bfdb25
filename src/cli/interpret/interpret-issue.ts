import type { IssueLine } from './conversation-line.ts'
import { type Description, describeBrief, nothingForUs } from './describe.ts'
import { hearOut } from './hear-out.ts'
import { type Judgement, judgeIssue } from './judge-issue.ts'
import type { Rehearsal } from './rehearsal.ts'
import { replyTo } from './reply.ts'
import { issueSignal } from './signals.ts'

/** What is understood of one issue, and the comment the bot would write. */
export interface IssueReport extends Description, Judgement {
  readonly id: string | number
  /** Markdown; empty when the issue is left alone. */
  readonly reply: string
}

/** Reads one issue. */
export async function interpretIssue(issue: IssueLine, rehearsal: Rehearsal): Promise<IssueReport> {
  const [title, body] = [issue.title ?? '', issue.body ?? '']
  const heard = await hearOut(issueSignal(title, body), undefined, rehearsal)
  const after = heard?.after
  const described = after !== undefined && 'brief' in after ? describeBrief(after.brief) : nothingForUs
  return {
    id: issue.id,
    ...described,
    reply: replyTo(heard, rehearsal),
    ...judgeIssue(title, body, rehearsal),
  }
}
