import type { RequestState } from '../domain/request-state.ts'

/** The first line of a request's status, and what comes next and from whom. */
export function statusWords(state: RequestState): { headline: string; next: string } {
  switch (state.status) {
    case 'reading':
      return { headline: 'Reading.', next: 'I am looking at what this asks for.' }
    case 'declined':
      return { headline: 'Not taken up.', next: '' }
    case 'clarifying':
      return { headline: 'Some answers are missing.', next: 'See the questions.' }
    case 'confirming':
      return { headline: 'Nothing is open.', next: 'Reply yes to open the pull request.' }
    case 'proposing':
      return { headline: 'Opening the pull request.', next: '' }
    case 'in_review':
      return {
        headline: `In review: #${state.proposal.number}.`,
        next: 'Somebody who did not shape this request reviews and merges it.',
      }
    case 'applying':
      return { headline: 'Merged; applying.', next: 'Each stack has its own check on the pull request.' }
    case 'done':
      return { headline: 'Done.', next: 'Every stack is applied.' }
    case 'partly_done':
      return {
        headline: 'Partly done.',
        next: 'Reply `/retry` when what failed is mended; the rest stays as it is.',
      }
    case 'cancelled':
      return { headline: `Cancelled by ${state.by}.`, next: 'Nothing was applied.' }
    default:
      return state satisfies never
  }
}
