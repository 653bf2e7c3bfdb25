import type { Capability } from '../capability/contract.ts'
import { priceView } from '../conversation/views/price-view.ts'
import { rowViews } from '../conversation/views/row-view.ts'
import { statusView } from '../conversation/views/status-view.ts'
import type { RequestState } from '../domain/request-state.ts'
import type { StackState } from '../domain/stack-state.ts'
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
    const { capabilities, choice } = state.brief.understanding
    const alsoPossible = catalogue
      .filter(({ id }) => choice === 'settled' && !capabilities.includes(id))
      .filter(({ phrases }) => phrases.offeredWith?.some((id) => capabilities.includes(id)) === true)
      .map(({ title }) => title)
    const { trouble } = state.model
    return { template: 'comments/status', data: statusView(state.brief, { alsoPossible, banner, trouble }) }
  }
  const brief = 'brief' in state ? state.brief : null
  return {
    template: 'comments/progress',
    data: {
      ...statusWords(state),
      banner,
      pullRequest: 'proposal' in state ? (state.proposal?.number ?? null) : null,
      title: brief === null ? state.title : brief.title,
      rows: brief === null ? [] : rowViews(brief.rows),
      price: brief === null || state.status === 'cancelled' ? null : priceView(brief.estimate),
      stacks: 'stacks' in state ? state.stacks.map(stackRow) : [],
    },
  }
}

function stackRow(stack: StackState): object {
  return { id: stack.id, title: stack.title, status: progressWords(stack) }
}
