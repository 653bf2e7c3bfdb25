import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { displayEffects } from '../../../src/domain/display.ts'
import { everyStack } from '../../../src/domain/removal.ts'
import { RequestState } from '../../../src/domain/request-state.ts'
import {
  aRemoval,
  aRequest,
  decideAs,
  mergeSha,
  removalNumber,
  say,
  stateAfter,
} from '../../support/requests.ts'
import { effectsOf } from './decided.ts'

const partlyDone = aRequest('partly_done')

function further(state: RequestState, ...commands: readonly Command[]): RequestState {
  const next = stateAfter(commands, state)
  if (next === undefined) throw new Error('nothing there')
  return next
}

/** What is built, without what only counts. */
function standing(state: RequestState): object {
  const { revision: _, ...rest } = state
  return rest
}

describe('what a request leaves behind that was ended half-way', () => {
  const ended = further(partlyDone, say.cancel('bob'))
  const end = further(
    aRemoval('applying', null, ended),
    say.confirm('bob', ['destroy']),
    ...everyStack(ended).flatMap(({ id }) => [say.plan(id, '3.2'), say.applied(id, '3.3')]),
  )

  it('is kept when something was applied or begun, and only then', () => {
    expect(ended).toMatchObject({ status: 'cancelled', by: 'bob', remains: { mergeSha, by: 'bob' } })
    expect(aRequest('cancelled').remains).toBeNull()
    const held = further(aRequest('in_review'), say.merge('carol'))
    expect(further(held, say.cancel('bob'))).toMatchObject({ status: 'cancelled', remains: null })
    expect(RequestState.parse(JSON.parse(JSON.stringify(ended)))).toEqual(ended)
  })

  it('can be destroyed, and nothing else of the request', () => {
    expect(everyStack(ended).map(({ id, progress }) => [id, progress.status])).toEqual([
      ['databricks', 'failed'],
      ['firewall', 'applied'],
    ])
    const proposing = further(ended, say.destroy('carol'))
    expect(proposing).toMatchObject({ status: 'proposing', removal: { stacks: ['databricks', 'firewall'] } })
    expect(decideAs(ended, say.destroy('carol', 'databricks-objects'))).toMatchObject({
      reason: 'unknown_stack',
    })
  })

  it('leaves the request ended when the removal ends, however it does', () => {
    const inReview = aRemoval('in_review', 'firewall', ended)
    for (const command of [say.cancel('alice'), say.close('bob', removalNumber)]) {
      expect(standing(further(inReview, command))).toEqual(standing(ended))
    }
    expect(end).toMatchObject({ status: 'cancelled', by: 'bob', shapers: ['alice'] })
    expect(everyStack(end).map(({ progress }) => progress.status)).toEqual(['destroyed', 'destroyed'])
    expect(decideAs(end, say.destroy('carol'))).toMatchObject({ reason: 'nothing_built' })
  })

  it('takes no stack from another request once the removal has ended', () => {
    const inReview = aRemoval('in_review', 'firewall', ended)
    expect(decideAs(inReview, say.cancel('alice')).effects).toContainEqual({
      type: 'release_stacks',
      keep: [],
    })
    expect(effectsOf(inReview, say.close('bob', removalNumber))).toEqual([
      'say:removal-dropped',
      'release_stacks',
    ])
  })

  it('shows the last checks of its removal', () => {
    const before = further(
      aRemoval('applying', 'firewall', ended),
      say.confirm('bob', ['destroy']),
      say.plan('firewall', '3.2'),
    )
    const after = further(before, say.applied('firewall', '3.3'))
    expect(displayEffects(before, after).filter(({ type }) => type === 'show_check')).toHaveLength(2)
  })
})
