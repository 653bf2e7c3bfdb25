import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { dataLostWith } from '../../../src/domain/data-loss.ts'
import { displayEffects } from '../../../src/domain/display.ts'
import { InvariantError } from '../../../src/domain/errors.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { everyStack } from '../../../src/domain/removal.ts'
import { RequestState } from '../../../src/domain/request-state.ts'
import {
  aRemoval,
  aRequest,
  decideAs,
  headSha,
  mergeSha,
  removalMergeSha,
  removalNumber,
  say,
  stateAfter,
} from '../../support/requests.ts'
import { effectsOf, stackOf } from './decided.ts'

const done = aRequest('done')
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

/** The removal of everything, merged, up to the last stack. */
const beforeTheLast = further(
  aRemoval('applying'),
  say.confirm('bob', ['destroy']),
  say.plan('databricks-objects', '3.2'),
  say.plan('firewall', '3.2'),
  say.applied('firewall', '3.3'),
  say.applied('databricks-objects', '3.3'),
  say.plan('databricks', '3.2'),
)

describe('a wish to destroy', () => {
  it('opens a pull request and changes nothing that is built', () => {
    expect(effectsOf(done, say.destroy('carol'))).toEqual(['open_pull_request'])
    const proposing = further(done, say.destroy('carol'))
    expect(proposing).toMatchObject({ status: 'proposing', shapers: ['alice', 'carol'], proposal: null })
    expect(everyStack(proposing)).toEqual(done.stacks)
  })

  it('is refused with the reason, in every state in which nothing is finished', () => {
    const reasons = [
      [aRequest('clarifying'), say.destroy('alice'), 'nothing_built'],
      [aRequest('in_review'), say.destroy('alice'), 'nothing_built'],
      [aRequest('cancelled'), say.destroy('alice'), 'nothing_built'],
      [aRequest('applying'), say.destroy('alice'), 'not_now'],
      [done, say.destroy('alice', 'storage'), 'unknown_stack'],
      [done, say.destroy('alice', 'databricks'), 'still_needed'],
      [aRemoval('proposing'), say.destroy('alice'), 'removal_open'],
      [aRemoval('in_review'), say.destroy('alice'), 'removal_open'],
      [aRemoval('partly_done'), say.destroy('alice'), 'removal_open'],
    ] as const
    for (const [state, command, reason] of reasons) {
      const decision = decideAs(state, command)
      expect(decision).toMatchObject({ kind: 'refused', reason })
      expect(decision.effects).toMatchObject([{ template: 'destroy-refused', data: { reason } }])
    }
    expect(decideAs(done, say.destroy('mallory'))).toEqual({
      kind: 'refused',
      reason: 'not_authorised',
      effects: [],
    })
  })

  it('names the stacks that are there, or those that stand on the one that is wanted', () => {
    expect(decideAs(done, say.destroy('alice', 'storage')).effects).toMatchObject([
      { data: { named: 'storage', known: ['databricks', 'databricks-objects', 'firewall'] } },
    ])
    expect(decideAs(done, say.destroy('alice', 'databricks')).effects).toMatchObject([
      { data: { named: 'databricks', needing: ['databricks-objects'] } },
    ])
  })

  it('plans every stack with the files that were applied, and gives each the gate', () => {
    const decision = decideAs(aRemoval('proposing'), say.removal(3))
    const plans = decision.effects.filter((effect) => effect.type === 'plan_stack')
    expect(plans.map(({ stack, sha, destroyWith, approval }) => [stack, sha, destroyWith, approval])).toEqual(
      [
        ['databricks', headSha, mergeSha, null],
        ['databricks-objects', headSha, mergeSha, null],
        ['firewall', headSha, mergeSha, null],
      ],
    )
    const state = aRemoval('in_review')
    for (const stack of 'stacks' in state ? state.stacks : []) {
      expect(stack).toMatchObject({ kind: 'removal', plannable: 'now', gates: [{ id: 'destroy' }] })
    }
    expect(stackOf(state, 'databricks').dependsOn).toEqual(['databricks-objects'])
    expect(stackOf(state, 'databricks-objects').dependsOn).toEqual([])
  })

  it('lets words about settings change nothing', () => {
    for (const state of [aRemoval('proposing'), aRemoval('in_review')]) {
      expect(effectsOf(state, say.revise('alice'))).toEqual(['say:not-now'])
      expect(effectsOf(state, say.revise('alice', { changed: false, intent: 'accept' }))).toEqual([])
    }
  })

  it('waits for no answer of a model, and takes none', () => {
    const asked = { ...done, model: { ...done.model, questions: 1, pending: { '100': 1 } } }
    expect(further(asked, say.destroy('alice')).model.pending).toEqual({})
    const consult = say.consultation('100')
    for (const state of [aRemoval('proposing'), aRemoval('in_review')]) {
      expect(effectsOf(state, say.revise('alice', { changed: false, consult }))).toEqual([])
    }
  })

  it('is told that others hold the stacks, or what the forge refused, with the word that asks again', () => {
    const conflict: Command = { type: 'record_conflict', revision: 3, conflicts: [] }
    const refusal: Command = { type: 'record_refusal', revision: 3, message: 'changed' }
    for (const command of [conflict, refusal]) {
      expect(standing(further(aRemoval('proposing'), command))).toEqual(standing(done))
    }
    expect(effectsOf(aRemoval('proposing'), conflict)).toEqual(['say:stacks-taken', 'release_stacks'])
    expect(decideAs(aRemoval('proposing'), refusal).effects[0]).toMatchObject({ data: { again: '/destroy' } })
    expect(decideAs(aRemoval('proposing', 'firewall'), refusal).effects[0]).toMatchObject({
      data: { again: '/destroy firewall' },
    })
  })
})

describe('the review of a removal', () => {
  it('does not count the approval of whoever asked for it, nor of those who shaped what is built', () => {
    const asked = further(
      done,
      say.destroy('bob'),
      say.removal(3),
      ...['databricks', 'databricks-objects', 'firewall'].map((id) => say.plan(id, '3.1')),
    )
    expect(asked.shapers).toEqual(['alice', 'bob'])
    expect(decideAs(asked, say.approve('bob', headSha, removalNumber))).toMatchObject({
      reason: 'shaped_the_request',
    })
    expect(further(asked, say.approve('dora', headSha, removalNumber))).toMatchObject({
      approvals: [{ by: 'dora', digests: { firewall: 'plan of firewall' } }],
    })
  })

  it('that ends without a merge leaves everything as it was, whoever closes it', () => {
    for (const built of [done, partlyDone]) {
      const state = aRemoval('in_review', 'firewall', built)
      const closed = say.close('bob', removalNumber)
      expect(standing(further(state, closed))).toEqual(standing(built))
      expect(standing(further(state, say.cancel('alice')))).toEqual(standing(built))
      expect(effectsOf(state, closed)).toEqual(['say:removal-dropped', 'release_stacks'])
      expect(effectsOf(state, say.cancel('alice'))).toEqual([
        'close_pull_request',
        'say:removal-dropped',
        'release_stacks',
      ])
    }
    expect(standing(further(aRemoval('proposing'), say.cancel('alice')))).toEqual(standing(done))
  })

  it('that ends keeps the stacks that the request may still apply, and no others', () => {
    const released = (state: RequestState) =>
      decideAs(state, say.cancel('alice')).effects.find(({ type }) => type === 'release_stacks')
    expect(released(aRemoval('in_review'))).toEqual({ type: 'release_stacks', keep: [] })
    expect(released(aRemoval('in_review', 'firewall', partlyDone))).toEqual({
      type: 'release_stacks',
      keep: ['stacks/prod/ml/databricks', 'stacks/prod/ml/databricks-objects', 'stacks/prod/ml/firewall'],
    })
  })

  it('says that a merge after its end destroys nothing, and only then', () => {
    const merge = say.merge('bob', headSha, removalNumber)
    for (const state of [done, partlyDone, further(aRemoval('in_review'), say.close('bob', removalNumber))]) {
      expect(decideAs(state, merge)).toMatchObject({
        kind: 'refused',
        effects: [{ template: 'merged-after-cancel', data: { isRemoval: true } }],
      })
    }
    const again = further(done, say.destroy('alice'), say.removal(3, 16))
    expect(effectsOf(again, merge)).toEqual(['say:merged-after-cancel'])
    expect(effectsOf(again, say.close('bob', removalNumber))).toEqual([])
    expect(effectsOf(done, say.merge('bob'))).toEqual([])
    expect(effectsOf(further(beforeTheLast, say.applied('databricks', '3.3')), merge)).toEqual([])
  })
})

describe('the merge of a removal', () => {
  it('begins with what nothing stands on, and holds each stack at its gate', () => {
    const merged = aRemoval('applying')
    expect(stackOf(merged, 'databricks').progress).toEqual({ status: 'waiting', for: 'dependency' })
    expect(stackOf(merged, 'databricks-objects').progress).toEqual({ status: 'waiting', for: 'plan' })
    expect(effectsOf(merged, say.plan('databricks-objects', '3.2'))).toEqual(['say:gate-waiting'])
    const held = further(merged, say.plan('databricks-objects', '3.2'))
    expect(decideAs(held, say.confirm('carol', ['destroy']))).toMatchObject({ reason: 'not_an_approver' })
    expect(decideAs(held, say.confirm('bob', ['destroy'])).effects).toMatchObject([
      { type: 'apply_stack', stack: 'databricks-objects', sha: removalMergeSha, destroyWith: mergeSha },
    ])
  })

  it('holds everything when no approval counts, and says so', () => {
    const state = further(aRemoval('in_review'), say.merge('carol', headSha, removalNumber))
    expect(state).toMatchObject({ status: 'applying', approval: null })
    expect(stackOf(state, 'firewall').progress).toEqual({ status: 'waiting', for: 'approval' })
    expect(effectsOf(state, say.approve('bob', headSha, removalNumber))).toEqual(['plan_stack', 'plan_stack'])
  })

  it('holds a plan that is another one than what was approved', () => {
    const changed = say.plan('firewall', '3.2', 'feedbeefcafe', 'changed')
    expect(effectsOf(aRemoval('applying'), changed)).toEqual(['say:plan-changed'])
    const held = further(aRemoval('applying'), changed)
    expect(effectsOf(held, say.confirm('bob', ['destroy']))).toEqual([])
    expect(effectsOf(held, say.confirm('bob', ['destroy', 'plan-feedbee']))).toEqual(['apply_stack'])
  })

  it('goes on to what a destroyed stack stood on', () => {
    const state = further(
      aRemoval('applying'),
      say.confirm('bob', ['destroy']),
      say.plan('databricks-objects', '3.2'),
    )
    expect(effectsOf(state, say.applied('databricks-objects', '3.3'))).toEqual(['plan_stack'])
  })

  it('ends when everything is destroyed: the stacks are free and the issue is closed', () => {
    const last = say.applied('databricks', '3.3')
    expect(effectsOf(beforeTheLast, last)).toEqual(['say:destroyed', 'release_stacks', 'close_issue'])
    const end = further(beforeTheLast, last)
    expect(end).toMatchObject({ status: 'done', removal: null, proposal: { number: 13 }, shapers: ['alice'] })
    const { stacks } = end as typeof done
    expect(stacks.map(({ progress }) => progress)).toEqual(
      stacks.map(() => ({ status: 'destroyed', pullRequest: removalNumber })),
    )
    expect(decideAs(end, say.destroy('alice'))).toMatchObject({ reason: 'nothing_built' })
    expect(RequestState.parse(JSON.parse(JSON.stringify(end)))).toEqual(end)
  })

  it('shows its last checks where it was merged, and none when it was not', () => {
    const end = further(beforeTheLast, say.applied('databricks', '3.3'))
    expect(displayEffects(beforeTheLast, end)).toEqual([
      { type: 'show_status' },
      { type: 'show_check', check: 'apply', stack: 'databricks', sha: removalMergeSha },
      { type: 'show_check', check: 'apply', stack: 'databricks', sha: headSha },
    ])
    const held = further(aRemoval('applying', 'firewall'), say.plan('firewall', '3.2'))
    expect(displayEffects(held, further(held, say.cancel('bob')))).toEqual([
      { type: 'show_status' },
      { type: 'show_check', check: 'apply', stack: 'firewall', sha: removalMergeSha },
      { type: 'show_check', check: 'apply', stack: 'firewall', sha: headSha },
    ])
    const dropped = further(aRemoval('in_review'), say.close('bob', removalNumber))
    expect(displayEffects(aRemoval('in_review'), dropped)).toEqual([{ type: 'show_status' }])
  })

  it('of one stack leaves the others as they are, and can be followed by another', () => {
    const end = further(
      aRemoval('applying', 'databricks-objects'),
      say.confirm('bob', ['destroy']),
      say.plan('databricks-objects', '3.2'),
      say.applied('databricks-objects', '3.3'),
    )
    expect(end.status).toBe('done')
    expect(stackOf(end, 'databricks')).toEqual(stackOf(done, 'databricks'))
    const next = further(end, say.destroy('alice'), say.removal(4, 16))
    expect(next).toMatchObject({ status: 'in_review', stacks: [{ id: 'databricks' }, { id: 'firewall' }] })
    expect(decideAs(further(end, say.destroy('alice', 'databricks')), say.removal(4)).kind).toBe('accepted')
  })

  it('leaves a request partly done when what had failed is still there, and a retry builds it', () => {
    const end = further(
      aRemoval('applying', 'firewall', partlyDone),
      say.confirm('bob', ['destroy']),
      say.plan('firewall', '3.2'),
      say.applied('firewall', '3.3'),
    )
    expect(end.status).toBe('partly_done')
    expect(decideAs(end, say.retry('alice')).effects).toMatchObject([
      { type: 'plan_stack', stack: 'databricks', sha: mergeSha, destroyWith: null, run: '2.4' },
    ])
  })
})

describe('a removal that fails at a stack', () => {
  it('keeps what is destroyed, leaves what it stood on, and goes on after a retry', () => {
    const failed = further(
      aRemoval('applying'),
      say.confirm('bob', ['destroy']),
      say.plan('databricks-objects', '3.2'),
      say.plan('firewall', '3.2'),
      say.applied('firewall', '3.3'),
      say.applyFailed('databricks-objects', '3.3'),
    )
    expect(failed.status).toBe('partly_done')
    expect(stackOf(failed, 'firewall').progress.status).toBe('destroyed')
    expect(stackOf(failed, 'databricks').progress).toMatchObject({ for: 'dependency' })
    const end = further(
      failed,
      say.retry('alice'),
      say.plan('databricks-objects', '3.4'),
      say.applied('databricks-objects', '3.5'),
      say.plan('databricks', '3.2'),
      say.applied('databricks', '3.3'),
    )
    expect(end.status).toBe('done')
    expect(everyStack(end).every(({ progress }) => progress.status === 'destroyed')).toBe(true)
  })

  it('is ended by an approver once nothing runs, and says what is gone', () => {
    const failed = further(
      aRemoval('applying', null, partlyDone),
      say.confirm('bob', ['destroy']),
      say.plan('databricks-objects', '3.2'),
      say.plan('firewall', '3.2'),
      say.applied('firewall', '3.3'),
      say.applyFailed('databricks-objects', '3.3'),
    )
    expect(decideAs(failed, say.cancel('alice'))).toMatchObject({ reason: 'not_an_approver' })
    expect(decideAs(failed, say.cancel('bob')).effects).toMatchObject([
      { template: 'removal-dropped', data: { wasMerged: true, gone: ['firewall'] } },
      { type: 'release_stacks', keep: ['stacks/prod/ml/databricks', 'stacks/prod/ml/databricks-objects'] },
    ])
    expect(further(failed, say.cancel('bob'))).toMatchObject({ status: 'partly_done', removal: null })
  })

  it('closes the issue when it is ended and nothing that failed is left', () => {
    const { stacks } = partlyDone
    const small = { ...partlyDone, stacks: stacks.filter(({ id }) => id !== 'databricks-objects') }
    const held = further(
      small,
      say.destroy('alice'),
      say.removal(3),
      say.plan('databricks', '3.1'),
      say.plan('firewall', '3.1'),
      say.approve('bob', headSha, removalNumber),
      say.merge('bob', headSha, removalNumber),
      say.plan('databricks', '3.2'),
      say.confirm('bob', ['destroy'], 'databricks'),
      say.applied('databricks', '3.3'),
      say.plan('firewall', '3.2'),
    )
    expect(effectsOf(held, say.cancel('bob'))).toEqual([
      'say:removal-dropped',
      'release_stacks',
      'close_issue',
    ])
    expect(further(held, say.cancel('bob')).status).toBe('done')
  })
})

describe('events of a removal', () => {
  it('fit no other state', () => {
    expect(() =>
      evolve(aRequest('applying'), { type: 'removal_requested', by: 'alice', stacks: ['firewall'] }),
    ).toThrow(InvariantError)
    expect(() => evolve(done, { type: 'removal_ended' })).toThrow(InvariantError)
  })
})

describe('what is lost', () => {
  it('is said of resources that hold what people put there, once for each kind', () => {
    expect(
      dataLostWith([
        'azurerm_resource_group.main',
        'azurerm_storage_account.main',
        'azurerm_storage_container.a',
        'azurerm_key_vault.main',
      ]),
    ).toEqual([
      'every blob, file, queue and table of the storage account',
      'every key, secret and certificate of the vault',
    ])
    expect(dataLostWith(['azurerm_storage_share.a'])).toEqual(['every file of its shares'])
    expect(dataLostWith(['azurerm_network_security_rule.main'])).toEqual([])
  })

  it('stands in the gate of the stack', () => {
    const stacks = done.stacks.map((stack) => ({
      ...stack,
      addresses: ['azurerm_databricks_workspace.main'],
    }))
    const state = further({ ...done, stacks }, say.destroy('alice', 'firewall'), say.removal(3))
    expect(stackOf(state, 'firewall').gates[0]?.text).toBe(
      'Destroys Stack firewall; reverting the pull request does not bring it back. Lost with it: the notebooks, jobs, experiments and files of the workspace.',
    )
    expect(stackOf(aRemoval('in_review'), 'firewall').gates[0]?.text).toBe(
      'Destroys Stack firewall; reverting the pull request does not bring it back.',
    )
  })
})
