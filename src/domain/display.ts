import type { RequestEffect } from './effect.ts'
import { everyStack, isRemoving } from './removal.ts'
import type { ProposedState, RequestState } from './request-state.ts'
import type { StackState } from './stack-state.ts'

/**
 * What has to be printed again after a step: the status comment, the pull request's body and the check runs of
 * every stack that moved. Derived from the two states, so that no decision can forget it.
 */
export function displayEffects(before: RequestState | undefined, after: RequestState): RequestEffect[] {
  if (after.status === 'declined') return []
  return [...statusEffects(before, after), ...proposalEffects(before, after)]
}

function statusEffects(before: RequestState | undefined, after: RequestState): RequestEffect[] {
  if (before === undefined) return [{ type: 'show_status' }]
  const onlyPosted = equal({ ...before, statusComment: null }, { ...after, statusComment: null })
  return onlyPosted ? [] : [{ type: 'show_status' }]
}

function proposalEffects(before: RequestState | undefined, after: RequestState): RequestEffect[] {
  const earlier = before !== undefined && 'stacks' in before ? before : undefined
  if (earlier !== undefined && isRemoving(earlier) && !isRemoving(after)) return lastChecks(earlier, after)
  if (!('stacks' in after)) return []
  const shownBefore = new Map(earlier?.stacks.map((stack) => [stack.id, shown(stack)]))
  const elsewhere = earlier === undefined || !equal(places(earlier), places(after))
  const moved = after.stacks.filter((stack) => elsewhere || shownBefore.get(stack.id) !== shown(stack))
  const checks = moved.flatMap((stack) => checksOf(after, stack))
  return moved.length > 0 && after.status === 'in_review'
    ? [...checks, { type: 'show_pull_request' }]
    : checks
}

/**
 * Checks of a removal that ends stay where they are. After its merge they say at last what became of each stack: that
 * it is destroyed, or that it is still applied.
 */
function lastChecks(before: ProposedState, after: RequestState): RequestEffect[] {
  if (before.status === 'in_review') return []
  const shownBefore = new Map(before.stacks.map((stack) => [stack.id, shown(stack)]))
  return everyStack(after)
    .filter((stack) => shownBefore.has(stack.id) && shownBefore.get(stack.id) !== shown(stack))
    .flatMap((stack) => checksOf(before, stack))
}

function checksOf(state: ProposedState, stack: StackState): RequestEffect[] {
  return places(state).map(({ check, sha }) => ({ type: 'show_check', check, stack: stack.id, sha }))
}

/** Where the check runs of a proposal stand: the head while it is reviewed, then the merge commit and the head. */
function places(state: ProposedState): { check: 'plan' | 'apply'; sha: string }[] {
  const head = state.proposal.headSha
  if (state.status === 'in_review') return [{ check: 'plan', sha: head }]
  return [
    { check: 'apply', sha: state.mergeSha },
    { check: 'apply', sha: head },
  ]
}

function shown({ progress, gates }: StackState): string {
  return JSON.stringify([progress, gates])
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
