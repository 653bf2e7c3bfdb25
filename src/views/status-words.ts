import { joined } from '../conversation/brief/brief-title.ts'
import { objectedSignOffs, openSignOffs } from '../domain/open-sign-offs.ts'
import { isDestroyed, isRemoving, mayStand } from '../domain/removal.ts'
import type { MergedState, RequestState, StateOf } from '../domain/request-state.ts'
import { confirmableNames } from '../domain/stack-state.ts'
import { answerers, signedOff } from './sign-off-view.ts'
import { confirmCommand } from './stack-words.ts'

/** Where a request stands, what comes next and from whom, and the commands with which they do it. */
export interface StatusWords {
  readonly headline: string
  readonly next: string
  readonly commands: readonly string[]
}

export function statusWords(state: RequestState): StatusWords {
  switch (state.status) {
    case 'reading':
      return words('Reading', 'I am looking at what this asks for.')
    case 'declined':
      return words('Not taken up', '')
    case 'clarifying':
      return words('Some answers are missing', 'The questions are in the first comment.')
    case 'confirming':
      return objectedSignOffs(state).length > 0
        ? words('Objected', 'The first comment says what has to change.')
        : words('Nothing is open', 'Reply "yes" to open the pull request, or say what to change.')
    case 'proposing':
      return proposingWords(state)
    case 'in_review':
      return words(
        isRemoving(state) ? 'Removal in review' : 'In review',
        `${reviewer(state)} reviews and merges it.`,
      )
    case 'applying':
      return applyingWords(state)
    case 'done':
      return doneWords(state)
    case 'partly_done':
      return partlyDoneWords(state)
    case 'cancelled':
      return cancelledWords(state)
    default:
      return state satisfies never
  }
}

/** Who may review and confirm: anybody who is an approver and did not shape the request. */
export function reviewer({ shapers }: Pick<RequestState, 'shapers'>): string {
  return `An approver other than ${joined(shapers, 'and')}`
}

function proposingWords(state: StateOf<'proposing'>): StatusWords {
  if (isRemoving(state))
    return words('Opening the pull request of the removal', 'Nothing is needed from anybody.')
  const open = openSignOffs(state)
  if (open.length === 0) return words('Opening the pull request', 'Nothing is needed from anybody.')
  const who = open.map((one) => {
    const instead = state.signOffs[one.key]?.overdue === true ? ' or an approver' : ''
    return `${answerers(one)}${instead} signs ${signedOff(one)} off`
  })
  return words('Agreed, waiting for a sign-off', `${joined(who, 'and')} with`, ['/agree'])
}

function doneWords({ stacks }: MergedState): StatusWords {
  if (stacks.every(isDestroyed)) return words('Destroyed', 'Nothing is left of it.')
  return stacks.some(isDestroyed)
    ? words('Done', 'What is not destroyed is applied; nothing is left to do.')
    : words('Done', 'Every stack is applied; nothing is left to do.')
}

function cancelledWords({ by, remains }: StateOf<'cancelled'>): StatusWords {
  const headline = `Cancelled by ${by}`
  if (remains === null) return words(headline, 'Nothing was applied.')
  return remains.stacks.some(mayStand)
    ? words(headline, 'What was applied stays; remove it with', ['/destroy'])
    : words(headline, 'What was applied is destroyed.')
}

function applyingWords(state: MergedState): StatusWords {
  const merged = isRemoving(state) ? 'Removal merged' : 'Merged'
  const waiting = state.stacks.filter(({ progress }) => progress.status === 'waiting')
  if (waiting.some(({ progress }) => 'for' in progress && progress.for === 'approval')) {
    return words(
      `${merged}, waiting for an approval`,
      `${reviewer(state)} reviews it; then the stacks begin.`,
    )
  }
  const held = waiting.filter(({ progress }) => 'plan' in progress)
  if (held.length === 0) {
    const work = isRemoving(state) ? 'destroying' : 'applying'
    return words(`${merged}, ${work}`, 'Each stack has its own check; nothing is needed from anybody.')
  }
  const commands = [...new Set(held.flatMap(confirmableNames))].map(confirmCommand)
  return words(`${merged}, waiting for an approver`, `${reviewer(state)} replies`, commands)
}

function partlyDoneWords(state: MergedState): StatusWords {
  const failed = state.stacks.filter(({ progress }) => progress.status.endsWith('failed')).map(({ id }) => id)
  return words(
    isRemoving(state) ? 'Partly destroyed' : 'Partly done',
    `${joined(failed, 'and')} failed. When the cause is mended, reply`,
    failed.map((id) => `/retry ${id}`),
  )
}

function words(headline: string, next: string, commands: readonly string[] = []): StatusWords {
  return { headline, next, commands }
}
