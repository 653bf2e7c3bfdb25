import type { Capability } from '../capability/contract.ts'
import { statusView } from '../conversation/views/status-view.ts'
import type { Brief } from '../domain/brief.ts'
import type { RequestState } from '../domain/request-state.ts'
import { progressWords } from './stack-words.ts'
import { statusWords } from './status-words.ts'

/** The one status comment: a template's name and its data. */
export interface StatusCommentView {
  readonly template: 'comments/status' | 'comments/progress'
  readonly data: object
}

/** While a request is talked about, everything that is understood; after that, where it stands. */
export function statusCommentView(
  state: RequestState,
  catalogue: readonly Capability[],
  banner: string | null,
): StatusCommentView {
  if (state.status === 'clarifying' || state.status === 'confirming') {
    const alsoPossible = catalogue
      .filter(({ id }) => !state.brief.understanding.capabilities.includes(id))
      .map(({ title }) => title)
    return { template: 'comments/status', data: statusView(state.brief, { alsoPossible, banner }) }
  }
  return {
    template: 'comments/progress',
    data: {
      ...statusWords(state),
      banner,
      title: 'brief' in state ? state.brief.title : state.title,
      settings: 'brief' in state ? settings(state.brief) : [],
      estimate: 'brief' in state ? state.brief.estimate : null,
      stacks:
        'stacks' in state
          ? state.stacks.map((stack) => ({ id: stack.id, title: stack.title, status: progressWords(stack) }))
          : [],
    },
  }
}

/** Rows of the settings table: what, which value, and whose words or which rule it comes from. */
export function settings(brief: Brief): { label: string; text: string; from: string }[] {
  return brief.rows.map(({ label, text, source, quote, reason }) => ({
    label,
    text,
    from: quote === undefined ? (reason ?? source) : `"${quote}"`,
  }))
}
