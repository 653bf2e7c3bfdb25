import type { CommandOf } from '../command.ts'
import { accepted, type Decision, refused, say } from '../decision.ts'
import { InvariantError } from '../errors.ts'
import { isRemoving, stacksToRemove } from '../removal.ts'
import type { RequestState, StateOf } from '../request-state.ts'
import type { StackState } from '../stack-state.ts'
import { askedAgain, withoutRemoval } from './removal.ts'
import { planForReview } from './stack-runs.ts'

/** The pull request shows the newest brief: every stack is planned on its head. */
export function recordProposal(state: RequestState, command: CommandOf<'record_proposal'>): Decision {
  if (state.status !== 'proposing' || command.revision !== state.revision) return refused('outdated')
  const stacks =
    state.removal === null
      ? command.stacks.map((rendered) => stackFor(state, rendered))
      : stacksToRemove(state.removal, state.revision)
  const event = { type: 'pull_request_opened', proposal: command.proposal, stacks } as const
  const runs = planForReview(state, stacks, command.proposal.headSha)
  return accepted(
    [event, ...runs.events],
    [
      say(state.origin.issue, 'pull-request-opened', {
        number: command.proposal.number,
        again: state.proposal !== null,
        isRemoval: isRemoving(state),
      }),
      ...runs.effects,
    ],
  )
}

/** Another request has these stacks in an open pull request; this one waits for a new word. */
export function recordConflict(state: RequestState, command: CommandOf<'record_conflict'>): Decision {
  if (state.status !== 'proposing' || command.revision !== state.revision) return refused('outdated')
  const { conflicts } = command
  const word = say(state.origin.issue, 'stacks-taken', { conflicts, again: askedAgain(state) })
  if (isRemoving(state)) return withoutRemoval(state, word)
  return accepted([{ type: 'proposal_failed', reason: 'stacks_taken' }], [word])
}

/** The proposal could not be made as it is; the person is told and may change it or say "yes" again. */
export function recordRefusal(state: RequestState, command: CommandOf<'record_refusal'>): Decision {
  if (state.status !== 'proposing' || command.revision !== state.revision) return refused('outdated')
  const { message } = command
  const word = say(state.origin.issue, 'proposal-refused', { message, again: askedAgain(state) })
  if (isRemoving(state)) return withoutRemoval(state, word)
  return accepted([{ type: 'proposal_failed', reason: 'refused' }], [word])
}

function stackFor(
  state: StateOf<'proposing'>,
  rendered: CommandOf<'record_proposal'>['stacks'][number],
): StackState {
  const proposed = state.brief.stacks.find((stack) => stack.blueprint.id === rendered.id)
  if (proposed === undefined) throw new InvariantError(`stack ${rendered.id} was rendered but never proposed`)
  const { blueprint, capability } = proposed
  return {
    ...rendered,
    kind: 'build',
    capability,
    title: blueprint.title,
    dependsOn: blueprint.dependsOn,
    plannable: blueprint.plannable,
    gates: state.brief.gates
      .filter((gate) => gate.stack === rendered.id)
      .map(({ id, text }) => ({ id, text, confirmedBy: null })),
    reviewed: null,
    progress: { status: 'planned', plan: null },
    revision: state.revision,
    round: 0,
  }
}
