import { describe, expect, it } from 'vitest'
import type { Brief } from '../../../src/domain/brief.ts'
import { type Command, commandTypes } from '../../../src/domain/command.ts'
import { type RequestState, requestStatuses } from '../../../src/domain/request-state.ts'
import { transitions } from '../../../src/domain/transitions.ts'
import {
  aBrief,
  aRemoval,
  aRequest,
  aSignOff,
  decideAs,
  say,
  stateAfter,
  unclearBrief,
} from '../../support/requests.ts'
import { variants } from './every-pair.ts'

/** States of one status that differ in what their stacks are doing, so that every listed way is really there. */
const moreStates: Partial<Record<RequestState['status'], () => RequestState[]>> = {
  clarifying: () => [further(aRequest('clarifying'), [anAskedComment(unclearBrief)])],
  confirming: () => [further(aRequest('confirming'), [anAskedComment(aBrief())])],
  in_review: () => [
    further(aRequest('in_review'), [anAskedComment(aBrief(), false)]),
    ...removals('in_review'),
  ],
  proposing: () => [
    further(aRequest('in_review'), [say.revise('alice')]),
    further(aRequest('confirming'), [say.revise('alice', { brief: signedBrief, intent: 'accept' })]),
    ...removals('proposing'),
  ],
  partly_done: () => [aRemoval('partly_done', 'firewall')],
  cancelled: () => [endedHalfway()],
  applying: () => [
    further(aRequest('applying'), [
      say.plan('firewall', '2.2'),
      say.confirm('bob', ['access', 'gpu']),
      say.applied('firewall', '2.3'),
      say.plan('databricks', '2.2'),
    ]),
    further(aRequest('applying'), [
      say.plan('firewall', '2.2'),
      say.confirm('bob', ['access']),
      say.applied('firewall', '2.3'),
    ]),
    lastStackApplying(),
    further(aRequest('in_review'), [say.merge('alice')]),
    ...removals('applying').flatMap((merged) => {
      const held = further(merged, [say.plan('firewall', '3.2')])
      return [merged, held, further(held, [say.confirm('bob', ['destroy'])])]
    }),
  ],
}

const signedBrief = aBrief(undefined, { signOffs: [aSignOff] })

/** A comment that a model is asked about. */
function anAskedComment(brief: Brief, changed = true): Command {
  return say.revise('alice', { brief, changed, consult: say.consultation('100') })
}

/** Ended by an approver after a part of it was applied. */
function endedHalfway(): RequestState {
  return further(aRequest('partly_done'), [say.cancel('bob')])
}

/** The removal of one stack, of a request that is done, of one that is partly done and of one that was ended so. */
function removals(status: 'proposing' | 'in_review' | 'applying'): RequestState[] {
  return [aRequest('done'), aRequest('partly_done'), endedHalfway()].map((built) =>
    aRemoval(status, 'firewall', built),
  )
}

function lastStackApplying(): RequestState {
  const state = further(aRequest('applying'), [
    say.plan('firewall', '2.2'),
    say.confirm('bob', ['access', 'gpu']),
    say.applied('firewall', '2.3'),
  ])
  if (!('stacks' in state)) throw new Error('not merged')
  return further({ ...state, stacks: state.stacks.filter(({ id }) => id !== 'databricks-objects') }, [
    say.plan('databricks', '2.2'),
  ])
}

function further(state: RequestState, commands: Parameters<typeof stateAfter>[0]): RequestState {
  const next = stateAfter(commands, state)
  if (next === undefined) throw new Error('nothing there')
  return next
}

describe('every status with every command', () => {
  for (const status of requestStatuses) {
    it.each(commandTypes)(`${status}: %s leads where the table says`, (type) => {
      const states = [aRequest(status), ...(moreStates[status]?.() ?? [])]
      const reached = new Set(
        states.flatMap((state) =>
          variants[type].map((command) => {
            const decision = decideAs(state, command)
            if (decision.kind === 'refused') return state.status
            return stateAfter([command], state)?.status ?? state.status
          }),
        ),
      )
      reached.delete(status)
      expect(reached).toEqual(new Set(transitions[status][type]))
    })
  }

  it('a new issue leads where the table says', () => {
    const reached = new Set(variants.open_request.map((command) => stateAfter([command])?.status))
    expect(reached).toEqual(new Set(transitions.new.open_request))
  })

  it.each(commandTypes.filter((type) => type !== 'open_request'))(
    'an unknown issue is left alone by %s',
    (type) => {
      for (const command of variants[type]) {
        expect(decideAs(undefined, command)).toEqual({ kind: 'refused', reason: 'not_for_us', effects: [] })
      }
    },
  )
})
