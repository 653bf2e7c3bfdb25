import type { Capability } from '../capability/contract.ts'
import { type PriceView, priceView } from '../conversation/views/price-view.ts'
import { rowViews } from '../conversation/views/row-view.ts'
import { statusView } from '../conversation/views/status-view.ts'
import type { Brief } from '../domain/brief.ts'
import { objectedSignOffs } from '../domain/open-sign-offs.ts'
import { everyStack, isDestroyed, isRemoving } from '../domain/removal.ts'
import type { RequestState } from '../domain/request-state.ts'
import type { StackState } from '../domain/stack-state.ts'
import { signOffView } from './sign-off-view.ts'
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
    const objected = objectedSignOffs(state).map((one) => signOffView(one, state))
    return {
      template: 'comments/status',
      data: statusView(state.brief, { alsoPossible, banner, trouble, objected }),
    }
  }
  const brief = 'brief' in state ? state.brief : null
  return {
    template: 'comments/progress',
    data: {
      ...statusWords(state),
      banner,
      pullRequest: pullRequestOf(state),
      title: brief === null ? state.title : brief.title,
      rows: brief === null ? [] : rowViews(brief.rows),
      price: brief === null || !isPaidFor(state) ? null : priceOf(state, brief),
      stacks: everyStack(state).map(stackRow),
    },
  }
}

/** Of what is destroyed, the pull request that asked for it. */
function pullRequestOf(state: RequestState): number | null {
  const destroyed = everyStack(state).map(({ progress }) => progress)
  const last = destroyed.every(({ status }) => status === 'destroyed') ? destroyed.at(-1) : undefined
  if (last?.status === 'destroyed') return last.pullRequest
  return 'proposal' in state ? (state.proposal?.number ?? null) : null
}

/** After the merge nobody chooses something cheaper any more. */
function priceOf(state: RequestState, { estimate }: Brief): PriceView | null {
  const price = priceView(estimate)
  const isOpen = (state.status === 'proposing' || state.status === 'in_review') && !isRemoving(state)
  return price === null || isOpen ? price : { ...price, savings: [] }
}

/** The estimate is of everything together. */
function isPaidFor(state: RequestState): boolean {
  return state.status !== 'cancelled' && !everyStack(state).some(isDestroyed)
}

function stackRow(stack: StackState): object {
  return { id: stack.id, title: stack.title, status: progressWords(stack) }
}
