import type { Origin } from '../../domain/request-state.ts'
import type { SignalBody } from '../../workflow/signal.ts'

/** Where conversations take place that nobody else sees. */
export const nowhere: Origin = { installationId: 1, owner: 'example', repository: 'infrastructure', issue: 1 }

/** An issue that the requester opens. */
export function issueSignal(title: string, text: string): SignalBody {
  return { type: 'issue', origin: nowhere, by: 'requester', title, text, edited: false }
}

/** A comment on it. */
export function commentSignal(id: string, by: string, text: string): SignalBody {
  return { type: 'comment', number: nowhere.issue, id, by, text, edited: false }
}
