import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { aRequest, decideAs, headSha, mergeSha, say, stateAfter } from '../../support/requests.ts'

import { effectsOf, eventsOf, movesInto, stackOf } from './decided.ts'

describe('the review', () => {
  it('plans what can be planned now and leaves the rest for later', () => {
    const state = stateAfter(movesInto('proposing').concat(say.proposal(2)))
    expect(stackOf(state, 'databricks').progress).toEqual({ status: 'waiting', for: 'plan' })
    expect(stackOf(state, 'databricks-objects').progress).toEqual({ status: 'planned', plan: null })
  })

  it('shows a plan that failed, without taking an earlier one for it', () => {
    const failed: Command = {
      type: 'record_plan',
      stack: 'databricks',
      sha: headSha,
      run: '2.2',
      report: { kind: 'failed', failure: { message: 'no quota', excerpt: '' } },
    }
    const recheck: Command = { type: 'recheck_stack', by: 'alice', stack: 'databricks' }
    const state = stateAfter([recheck, failed], aRequest('in_review'))
    expect(stackOf(state, 'databricks')).toMatchObject({
      reviewed: null,
      progress: { status: 'plan_failed' },
    })
    expect(eventsOf(state, say.retry('alice', 'databricks'))).toEqual(['plan_started'])
  })

  it('says why an approval does not count', () => {
    const reasons = [
      [say.approve('alice'), 'not_an_approver'],
      [say.approve('bob', mergeSha), 'outdated'],
    ] as const
    for (const [command, reason] of reasons) {
      expect(decideAs(aRequest('in_review'), command)).toMatchObject({ kind: 'refused', reason })
    }
    expect(decideAs(aRequest('in_review'), say.approve('mallory'))).toEqual({
      kind: 'refused',
      reason: 'not_authorised',
      effects: [],
    })
    const shapedByBob = stateAfter([say.revise('bob'), say.proposal(3)], aRequest('in_review'))
    expect(decideAs(shapedByBob, say.approve('bob'))).toMatchObject({ reason: 'shaped_the_request' })
  })

  it('takes no approval before every plan that can be made is there', () => {
    const planning = stateAfter([...movesInto('proposing'), say.proposal(2)])
    expect(decideAs(planning, say.approve('bob'))).toMatchObject({ reason: 'not_planned' })
  })

  it('says that an approval is void when another plan comes', () => {
    const recheck: Command = { type: 'recheck_stack', by: 'alice', stack: 'databricks' }
    const approved = stateAfter([say.approve('bob'), recheck], aRequest('in_review'))
    expect(effectsOf(approved, say.plan('databricks', '2.2', 'another plan'))).toEqual(['say:approval-void'])
    expect(stateAfter([say.plan('databricks', '2.2', 'another plan')], approved)).toMatchObject({
      approvals: [],
    })
    expect(effectsOf(approved, say.plan('databricks', '2.2'))).toEqual([])
  })

  it('says that nothing follows when a request that has ended is merged', () => {
    const ended = stateAfter([{ type: 'cancel_request', by: 'alice', replyTo: 12 }], aRequest('in_review'))
    expect(effectsOf(ended, say.merge('bob'))).toEqual(['say:merged-after-cancel'])
    const closed = { ...say.merge('bob'), mergeSha: null } as Command
    expect(decideAs(ended, closed)).toMatchObject({ reason: 'outdated' })
  })

  it('forgets an approval that is withdrawn', () => {
    const withdraw: Command = {
      type: 'submit_review',
      by: 'bob',
      pullRequest: 13,
      verdict: 'withdrawn',
      headSha,
    }
    const state = stateAfter([say.approve('bob'), say.approve('dora'), withdraw], aRequest('in_review'))
    expect(state).toMatchObject({ approvals: [{ by: 'dora' }] })
    expect(decideAs(state, withdraw)).toMatchObject({ reason: 'nothing_changed' })
  })

  it('starts again when somebody pushes', () => {
    const push: Command = { type: 'move_head', by: 'carol', pullRequest: 13, headSha: mergeSha }
    const state = aRequest('in_review')
    expect(effectsOf(state, push)).toEqual(['say:head-moved', 'plan_stack', 'plan_stack'])
    expect(stateAfter([say.approve('bob'), push], state)).toMatchObject({
      approvals: [],
      proposal: { headSha: mergeSha },
    })
    expect(decideAs(state, { ...push, headSha })).toMatchObject({ reason: 'nothing_changed' })
  })

  it('takes a gate that is confirmed before the merge, and says so', () => {
    expect(effectsOf(aRequest('in_review'), say.confirm('bob', ['gpu']))).toEqual(['say:confirmation-noted'])
    expect(decideAs(aRequest('in_review'), say.confirm('mallory', ['gpu']))).toEqual({
      kind: 'refused',
      reason: 'not_authorised',
      effects: [],
    })
    const state = stateAfter([say.confirm('bob', ['gpu'])], aRequest('in_review'))
    expect(stackOf(state, 'databricks-objects').gates).toEqual([
      { id: 'gpu', text: 'gpu of databricks-objects', confirmedBy: 'bob' },
    ])
  })

  it('refuses a gate confirmed by somebody who shaped the request', () => {
    const state = stateAfter([say.revise('bob'), say.proposal(3)], aRequest('in_review'))
    expect(decideAs(state, say.confirm('bob', ['gpu']))).toMatchObject({ reason: 'shaped_the_request' })
    expect(decideAs(aRequest('in_review'), say.confirm('alice', ['gpu']))).toMatchObject({
      reason: 'not_an_approver',
    })
    expect(decideAs(aRequest('confirming'), say.confirm('bob', ['gpu']))).toMatchObject({
      reason: 'nothing_to_confirm',
    })
  })
})
