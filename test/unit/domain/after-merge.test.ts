import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import {
  aPlan,
  approvedCommands,
  aRequest,
  decideAs,
  mergeSha,
  say,
  stateAfter,
} from '../../support/requests.ts'

import { effectsOf, eventsOf, movesInto, stackOf } from './decided.ts'

describe('after the merge', () => {
  it('begins what depends on nothing and lets the rest wait', () => {
    const state = aRequest('applying')
    expect(state.approval?.by).toBe('bob')
    expect(state.stacks.map(({ progress }) => progress)).toEqual([
      { status: 'waiting', for: 'plan' },
      { status: 'waiting', for: 'dependency' },
      { status: 'waiting', for: 'plan' },
    ])
  })

  it('plans against the reviewed plan, or the approved configuration when there was none', () => {
    const merge = decideAs(stateAfter(approvedCommands), say.merge('bob'))
    const plans = merge.effects.filter((effect) => effect.type === 'plan_stack')
    expect(plans.map(({ approval }) => approval?.kind)).toEqual(['plan', 'plan'])
    const applied = stateAfter([say.plan('databricks', '2.2')], aRequest('applying'))
    const next = decideAs(applied, say.applied('databricks', '2.3'))
    expect(next.effects).toContainEqual(
      expect.objectContaining({
        type: 'plan_stack',
        stack: 'databricks-objects',
        approval: { kind: 'first_creation', addresses: ['azurerm_resource_group.databricks-objects'] },
      }),
    )
  })

  it('holds a stack at its gate, says so, and applies it when the gate is opened', () => {
    const state = aRequest('applying')
    expect(effectsOf(state, say.plan('firewall', '2.2'))).toEqual(['say:gate-waiting'])
    const held = stateAfter([say.plan('firewall', '2.2')], state)
    expect(stackOf(held, 'firewall').progress).toMatchObject({ status: 'waiting', for: 'gate' })
    expect(effectsOf(held, say.confirm('bob', ['access']))).toEqual(['apply_stack'])
  })

  it('answers a plain yes with the names of the gates, and other words with a plain no', () => {
    const held = stateAfter([say.plan('firewall', '2.2')], aRequest('applying'))
    const yes = say.revise('alice', { intent: 'accept', changed: false })
    expect(effectsOf(held, yes)).toEqual(['say:name-the-gate'])
    expect(effectsOf(held, say.revise('alice'))).toEqual(['say:not-now'])
    expect(effectsOf(held, say.revise('alice', { changed: false }))).toEqual([])
  })

  it('holds a changed plan until an approver confirms it by name', () => {
    const changed = say.plan('databricks', '2.2', 'feedbeefcafe', 'changed')
    const state = aRequest('applying')
    expect(effectsOf(state, changed)).toEqual(['say:plan-changed'])
    const held = stateAfter([changed], state)
    expect(effectsOf(held, say.confirm('bob', ['plan-1234567']))).toEqual(['say:confirmation-not-counted'])
    expect(effectsOf(held, say.confirm('bob', ['plan-feedbee']))).toEqual(['apply_stack'])
  })

  it('holds a plan that changed while it was applied', () => {
    const report = { kind: 'changed', plan: aPlan('feedbeefcafe') } as const
    const applying = stateAfter([say.plan('databricks', '2.2')], aRequest('applying'))
    const changed: Command = { type: 'record_apply', stack: 'databricks', run: '2.3', report }
    expect(effectsOf(applying, changed)).toEqual(['say:plan-changed'])
    expect(stackOf(stateAfter([changed], applying), 'databricks').progress).toMatchObject({
      for: 'changed_plan',
    })
  })

  it('holds everything when no approval counts, until an approver reviews after all', () => {
    const state = stateAfter([...movesInto('in_review'), say.merge('alice')])
    expect(state).toMatchObject({ status: 'applying', approval: null })
    expect(stackOf(state, 'databricks').progress).toEqual({ status: 'waiting', for: 'approval' })
    expect(effectsOf(state, say.approve('bob'))).toEqual(['plan_stack', 'plan_stack'])
    expect(decideAs(aRequest('applying'), say.approve('dora'))).toMatchObject({ reason: 'nothing_changed' })
  })

  it('does not count an approval whose plan moved afterwards', () => {
    const recheck: Command = { type: 'recheck_stack', by: 'alice', stack: 'databricks' }
    const state = stateAfter([
      ...approvedCommands,
      recheck,
      say.plan('databricks', '2.2', 'other'),
      say.merge(),
    ])
    expect(state).toMatchObject({ approval: null })
  })

  it('leaves a failed stack failed, the others applied, and goes on after a retry', () => {
    const partly = aRequest('partly_done')
    expect(stackOf(partly, 'firewall').progress.status).toBe('applied')
    expect(stackOf(partly, 'databricks').progress.status).toBe('failed')
    expect(stackOf(partly, 'databricks-objects').progress).toMatchObject({ for: 'dependency' })
    const finished = stateAfter(
      [
        say.retry('alice', 'databricks'),
        say.plan('databricks', '2.4'),
        say.applied('databricks', '2.5'),
        say.plan('databricks-objects', '2.1'),
        say.confirm('bob', ['gpu']),
        say.applied('databricks-objects', '2.2'),
      ],
      partly,
    )
    expect(finished?.status).toBe('done')
  })

  it('says what failed with the advice that came with it', () => {
    const applying = stateAfter([say.plan('databricks', '2.2')], aRequest('applying'))
    const advice = {
      key: 'quota',
      because: 'No quota.',
      help: 'Ask for more.',
      retry: 'after_change',
    } as const
    const failed: Command = {
      type: 'record_apply',
      stack: 'databricks',
      run: '2.3',
      report: { kind: 'failed', failure: { message: 'no quota', excerpt: 'Error', advice } },
    }
    expect(decideAs(applying, failed).effects[0]).toMatchObject({
      template: 'stack-failed',
      data: { stack: 'databricks', failure: { message: 'no quota', excerpt: 'Error', advice } },
    })
  })

  it('names the files when Terraform is not run because they were edited', () => {
    const edited: Command = {
      type: 'record_plan',
      stack: 'databricks',
      sha: mergeSha,
      run: '2.2',
      report: { kind: 'edited', files: ['main.tf', 'extra.tf'] },
    }
    const state = stateAfter([edited], aRequest('applying'))
    expect(stackOf(state, 'databricks').progress).toMatchObject({
      status: 'plan_failed',
      failure: { message: 'edited by hand: main.tf, extra.tf' },
    })
  })

  it('ends with a word, frees its stacks and closes the issue', () => {
    const commands = movesInto('done')
    const last = commands.at(-1)
    if (last === undefined) throw new Error('no way into done')
    expect(effectsOf(stateAfter(commands.slice(0, -1)), last)).toEqual([
      'say:done',
      'release_stacks',
      'close_issue',
    ])
  })

  it('is ended by an approver once nothing runs, and says what stays', () => {
    const cancel = (by: string): Command => ({ type: 'cancel_request', by, replyTo: 12 })
    const partly = aRequest('partly_done')
    expect(decideAs(partly, cancel('bob')).effects[0]).toMatchObject({
      template: 'ended',
      data: { by: 'bob', stays: ['firewall'] },
    })
    expect(stateAfter([cancel('bob')], partly)).toMatchObject({ status: 'cancelled', by: 'bob' })
    expect(decideAs(partly, cancel('alice'))).toMatchObject({ reason: 'not_an_approver' })
    expect(decideAs(aRequest('applying'), cancel('bob'))).toMatchObject({ reason: 'not_now' })
    const applying = stateAfter([say.plan('databricks', '2.2')], aRequest('applying'))
    expect(decideAs(applying, cancel('bob'))).toMatchObject({ reason: 'not_now' })
  })

  it('plans for reviewers what was merged without a plan, and takes no approval before it is there', () => {
    const unseen = stateAfter([...movesInto('proposing'), say.proposal(2), say.merge('bob')])
    expect(stackOf(unseen, 'databricks').progress).toEqual({ status: 'waiting', for: 'plan' })
    expect(decideAs(unseen, say.approve('bob'))).toMatchObject({ reason: 'not_planned' })
    const planned = stateAfter(
      [say.plan('databricks', '2.2', 'seen', null), say.plan('firewall', '2.2', 'seen', null)],
      unseen,
    )
    expect(stackOf(planned, 'databricks')).toMatchObject({
      reviewed: { digest: 'seen' },
      progress: { status: 'waiting', for: 'approval' },
    })
    expect(effectsOf(planned, say.approve('bob'))).toEqual(['plan_stack', 'plan_stack'])
  })

  it('counts an approval of the merged head even when the push before it was never heard of', () => {
    const state = stateAfter([...movesInto('in_review'), say.merge('bob', mergeSha)])
    expect(state).toMatchObject({ approval: null, proposal: { headSha: mergeSha } })
    expect(effectsOf(state, say.approve('bob', mergeSha))).toEqual(['plan_stack', 'plan_stack'])
  })

  it('asks for the gate when a changed plan was confirmed and a gate is still closed', () => {
    const held = stateAfter([say.plan('firewall', '2.2', 'feedbeefcafe', 'changed')], aRequest('applying'))
    expect(effectsOf(held, say.confirm('bob', ['plan-feedbee']))).toEqual(['say:gate-waiting'])
  })

  it('plans a stack again that is held because its plan changed', () => {
    const held = stateAfter([say.plan('firewall', '2.2', 'feedbeefcafe', 'changed')], aRequest('applying'))
    expect(effectsOf(held, say.retry('alice', 'firewall'))).toEqual(['plan_stack'])
  })

  it('retries by the button of a check run as by a comment', () => {
    const recheck = (by: string, stack: string): Command => ({ type: 'recheck_stack', by, stack })
    expect(eventsOf(aRequest('partly_done'), recheck('alice', 'databricks'))).toContain('plan_started')
    expect(decideAs(aRequest('partly_done'), recheck('alice', 'firewall'))).toMatchObject({
      reason: 'nothing_to_retry',
    })
    expect(decideAs(aRequest('confirming'), recheck('alice', 'firewall'))).toMatchObject({
      reason: 'unknown_stack',
    })
    expect(decideAs(aRequest('confirming'), say.retry('alice'))).toMatchObject({ reason: 'nothing_to_retry' })
  })
})
