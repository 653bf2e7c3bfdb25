import type { CommandOf } from '../command.ts'
import { accepted, type Decision, type Facts, refused, say } from '../decision.ts'
import type { RequestEffect } from '../effect.ts'
import type { Reason } from '../reason.ts'
import { builtOf, everyStack, isDestroyed, isRemoving, mayStand, type Removing } from '../removal.ts'
import type { RequestState, StateOf } from '../request-state.ts'
import type { StackState } from '../stack-state.ts'
import { endOfRemoval } from './settle.ts'

/**
 * Asks for a pull request that removes what was built. Nothing is destroyed by the word alone: the merge of that pull
 * request does it, with an approval and with the gate of every stack.
 */
export function destroyStacks(
  state: RequestState,
  command: CommandOf<'destroy_stacks'>,
  facts: Facts,
): Decision {
  if (!facts.mayRequest) return refused('not_authorised')
  const no = (reason: Reason, data: object = {}): Decision =>
    refused(reason, [say(command.replyTo, 'destroy-refused', { reason, ...data })])
  if (isRemoving(state)) return no('removal_open')
  if (state.status === 'applying') return no('not_now')
  const built = builtOf(state)
  if (built === null) return no('nothing_built')
  const present = built.stacks.filter(
    built.status === 'cancelled' ? mayStand : (stack) => !isDestroyed(stack),
  )
  if (present.length === 0) return no('nothing_built')
  const chosen = present.filter(({ id }) => command.stack === null || id === command.stack)
  if (chosen.length === 0) return no('unknown_stack', { named: command.stack, known: idsOf(present) })
  const needing = present.filter((stack) => !chosen.includes(stack) && isBuiltOn(stack, chosen))
  if (needing.length > 0) return no('still_needed', { named: command.stack, needing: idsOf(needing) })
  return accepted(
    [{ type: 'removal_requested', by: command.by, stacks: idsOf(chosen) }],
    [{ type: 'open_pull_request' }],
  )
}

/** The removal is given up: what is not destroyed stays as it was, and people are told. */
export function dropRemoval(state: Removing, by: string, effects: RequestEffect[] = []): Decision {
  const { status, steps } = endOfRemoval(state)
  const word = say(state.origin.issue, 'removal-dropped', {
    by,
    number: state.proposal?.number ?? null,
    wasMerged: 'mergeSha' in state,
    gone: idsOf(everyStack(state).filter((stack) => isGoneBy(stack, state))),
  })
  const closing: RequestEffect[] =
    status === state.removal.built.status ? [] : [{ type: 'close_issue', outcome: 'completed' }]
  return accepted(steps.events, [...effects, word, ...steps.effects, ...closing])
}

/** The same before there is a pull request; `word` says why. */
export function withoutRemoval(state: Removing, word: RequestEffect): Decision {
  const { steps } = endOfRemoval(state)
  return accepted(steps.events, [word, ...steps.effects])
}

/** The command that asks for the same removal once more; null when it is a build that is asked for with "yes". */
export function askedAgain(state: StateOf<'proposing'>): string | null {
  if (!isRemoving(state)) return null
  const { stacks, built } = state.removal
  const isAll = stacks.length === built.stacks.filter((stack) => !isDestroyed(stack)).length
  return isAll ? '/destroy' : `/destroy ${stacks.join(' ')}`
}

/** Whether a pull request was merged that had asked for a removal and was given up before. */
export function isGivenUpRemoval(
  state: RequestState,
  { pullRequest, mergeSha }: CommandOf<'close_pull_request'>,
): boolean {
  if (mergeSha === null) return false
  const built = isRemoving(state) ? state.removal.built : builtOf(state)
  if (built === null) return false
  const open = isRemoving(state) ? state.proposal?.number : undefined
  const known = [open, built.proposal.number, ...built.stacks.map(destroyedBy)]
  return !known.includes(pullRequest)
}

function isBuiltOn({ dependsOn }: StackState, stacks: readonly StackState[]): boolean {
  return stacks.some(({ id }) => dependsOn.includes(id))
}

function isGoneBy({ progress }: StackState, { proposal }: Removing): boolean {
  return progress.status === 'destroyed' && progress.pullRequest === proposal?.number
}

function destroyedBy({ progress }: StackState): number | undefined {
  return progress.status === 'destroyed' ? progress.pullRequest : undefined
}

function idsOf(stacks: readonly StackState[]): string[] {
  return stacks.map(({ id }) => id)
}
