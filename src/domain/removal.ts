import { dataLostWith } from './data-loss.ts'
import type { ProposedState, Removal, RequestState, StateOf } from './request-state.ts'
import type { GateState, StackState } from './stack-state.ts'

type MayRemove = StateOf<'proposing'> | ProposedState
/** A request of which stacks are being destroyed. */
export type Removing = MayRemove & { readonly removal: Removal }

/** Whether somebody has asked to destroy stacks of this request and that has not ended yet. */
export function isRemoving(state: RequestState): state is Removing {
  return 'removal' in state && state.removal !== null
}

/** What a request has built so that it can be destroyed; null while something of it may still run, or nothing ever did. */
export function builtOf(state: RequestState): Removal['built'] | null {
  if (state.status === 'cancelled') return state.remains
  if (state.status !== 'done' && state.status !== 'partly_done') return null
  const { status, shapers, proposal, stacks, approvals, mergeSha, mergedBy, approval } = state
  return { status, shapers, proposal, stacks, approvals, mergeSha, mergedBy, approval }
}

/** The commit with whose files stacks are destroyed: the merge that applied them; null while stacks are built. */
export function destroyWith({ removal }: Pick<MayRemove, 'removal'>): string | null {
  return removal === null ? null : removal.built.mergeSha
}

/**
 * The stacks of a removal, as its pull request begins. Each waits for those that are built on it, and each has the
 * gate `destroy`.
 */
export function stacksToRemove({ stacks: ids, built }: Removal, revision: number): StackState[] {
  const removed = built.stacks.filter(({ id }) => ids.includes(id))
  return removed.map((stack) => ({
    ...stack,
    kind: 'removal',
    dependsOn: removed.filter(({ dependsOn }) => dependsOn.includes(stack.id)).map(({ id }) => id),
    plannable: 'now',
    gates: [destroyGate(stack)],
    reviewed: null,
    progress: { status: 'planned', plan: null },
    revision,
    round: 0,
  }))
}

function destroyGate({ title, addresses }: StackState): GateState {
  const lost = dataLostWith(addresses)
  const loss = lost.length === 0 ? '' : ` Lost with it: ${lost.join('; ')}.`
  const text = `Destroys ${title}; reverting the pull request does not bring it back.${loss}`
  return { id: 'destroy', text, confirmedBy: null }
}

/** Every stack of a request as it stands now, those of a removal among those that stay; of an ended one what was begun. */
export function everyStack(state: RequestState): readonly StackState[] {
  if (state.status === 'cancelled') {
    return state.remains?.stacks.filter((stack) => mayStand(stack) || isDestroyed(stack)) ?? []
  }
  const current = 'stacks' in state ? state.stacks : []
  if (!isRemoving(state)) return current
  return state.removal.built.stacks.map((stack) => current.find(({ id }) => id === stack.id) ?? stack)
}

export function isDestroyed({ progress }: Pick<StackState, 'progress'>): boolean {
  return progress.status === 'destroyed'
}

/** Whether something of the stack may be there: an apply that failed may have made a part of it. */
export function mayStand({ progress }: Pick<StackState, 'progress'>): boolean {
  return progress.status === 'applied' || progress.status === 'failed'
}

/** The stacks after a removal has ended: what was destroyed is, everything else is as it was before. */
export function stacksAfterRemoval(state: Removing): StackState[] {
  const destroyed = 'stacks' in state ? state.stacks.filter(isDestroyed) : []
  return state.removal.built.stacks.map((stack) => destroyed.find(({ id }) => id === stack.id) ?? stack)
}

/** Paths that a request keeps to itself once no pull request of it is open: those it may still apply or retry. */
export function pathsKept({
  status,
  stacks,
}: {
  readonly status: string
  readonly stacks: readonly StackState[]
}): string[] {
  return status === 'partly_done' ? stacks.filter((stack) => !isDestroyed(stack)).map(({ path }) => path) : []
}
