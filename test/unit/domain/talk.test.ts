import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { InvariantError } from '../../../src/domain/errors.ts'
import { RequestState, requestStatuses } from '../../../src/domain/request-state.ts'
import {
  aBrief,
  aRequest,
  decideAs,
  headSha,
  mergeSha,
  say,
  stateAfter,
  unclearBrief,
} from '../../support/requests.ts'

import { effectsOf } from './decided.ts'

describe('a request', () => {
  it.each(requestStatuses)('that is %s survives being written and read', (status) => {
    const state = aRequest(status)
    expect(RequestState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  })

  it('is acknowledged when it is taken up', () => {
    expect(effectsOf(undefined, say.open())).toEqual(['acknowledge'])
  })

  it('is declined with a word when its author may not ask', () => {
    expect(effectsOf(undefined, say.open(aBrief(), { author: 'mallory' }))).toEqual(['say:not-authorised'])
  })

  it('says what is open when somebody agrees too early', () => {
    const decision = decideAs(
      aRequest('clarifying'),
      say.revise('alice', { intent: 'accept', brief: unclearBrief }),
    )
    expect(decision.effects).toEqual([
      {
        type: 'say',
        template: 'not-ready',
        number: 12,
        data: {
          objections: [
            { value: 'moonbase', rule: 'it is not an Azure region', suggestion: null },
            { value: '70000', rule: 'ports end at 65535', suggestion: '7000' },
          ],
          ambiguities: [{ quote: 'Virginia', options: ['eastus', 'eastus2'] }],
          questions: [{ n: 1, text: 'Which team owns it?' }],
        },
      },
    ])
  })

  it('answers an update with the comment that came with it', () => {
    const answer = { template: 'updated', data: { changes: [] } }
    expect(effectsOf(aRequest('confirming'), say.revise('alice', { answer }))).toEqual(['say:updated'])
  })

  it('counts everybody who changes it as one who shaped it, once', () => {
    const state = stateAfter([say.revise('carol'), say.revise('carol')], aRequest('confirming'))
    expect(state?.shapers).toEqual(['alice', 'carol'])
    expect(state?.revision).toBe(3)
  })

  it('keeps its pull request when a change is said in the review, and forgets the approvals', () => {
    const proposing = stateAfter([say.approve('bob'), say.revise('alice')], aRequest('in_review'))
    expect(proposing).toMatchObject({ status: 'proposing', proposal: { number: 13 } })
    const again = stateAfter([say.proposal(3)], proposing)
    expect(again).toMatchObject({ status: 'in_review', approvals: [] })
    expect(effectsOf(proposing, say.proposal(3))[0]).toBe('say:pull-request-opened')
  })

  it('asks back when a change in the review cannot be used, and stays as it is', () => {
    expect(effectsOf(aRequest('in_review'), say.revise('alice', { brief: unclearBrief }))).toEqual([
      'say:not-ready',
    ])
  })

  it('is told when its stacks belong to another request', () => {
    const conflict: Command = {
      type: 'record_conflict',
      revision: 2,
      conflicts: [{ path: 'stacks/prod/ml/firewall', holder: 'acme/infra#3' }],
    }
    expect(effectsOf(aRequest('proposing'), conflict)).toEqual(['say:stacks-taken'])
  })

  it('is told when the forge refuses the proposal', () => {
    const refusal: Command = { type: 'record_refusal', revision: 2, message: 'the branch is taken' }
    expect(effectsOf(aRequest('proposing'), refusal)).toEqual(['say:proposal-refused'])
  })

  it('closes its own pull request and its issue when it is cancelled in the review', () => {
    const cancel: Command = { type: 'cancel_request', by: 'alice', replyTo: 12 }
    expect(effectsOf(aRequest('in_review'), cancel)).toEqual([
      'close_pull_request',
      'release_stacks',
      'close_issue',
    ])
    expect(effectsOf(aRequest('proposing'), cancel)).toEqual(['release_stacks', 'close_issue'])
    expect(effectsOf(aRequest('confirming'), cancel)).toEqual(['release_stacks', 'close_issue'])
    expect(effectsOf(aRequest('done'), cancel)).toEqual(['say:not-now'])
  })

  it('keeps its pull request when a new version of it is refused', () => {
    const refusal: Command = {
      type: 'record_refusal',
      revision: 3,
      message: 'somebody else pushed to the branch',
    }
    const state = stateAfter([say.revise('alice'), refusal], aRequest('in_review'))
    expect(state).toMatchObject({ status: 'confirming', proposal: { number: 13 } })
    expect(stateAfter([say.revise('alice', { brief: unclearBrief })], state)).toMatchObject({
      status: 'clarifying',
      proposal: { number: 13 },
    })
    const closed: Command = {
      type: 'close_pull_request',
      by: 'bob',
      pullRequest: 13,
      headSha,
      mergeSha: null,
    }
    expect(stateAfter([closed], state)).toMatchObject({ status: 'cancelled', by: 'bob' })
    expect(effectsOf(state, { ...closed, mergeSha })).toEqual(['say:merged-early'])
    expect(stateAfter([{ ...closed, mergeSha }], state)).toMatchObject({
      status: 'confirming',
      proposal: null,
    })
    expect(decideAs(aRequest('clarifying'), closed)).toMatchObject({ reason: 'outdated' })
  })

  it('refuses to propose a stack that was never part of it', () => {
    const foreign = say.proposal(2, {
      stacks: [
        { id: 'storage', path: 'stacks/prod/ml/st', contentDigest: 'x', fileDigests: {}, addresses: [] },
      ],
    })
    expect(() => decideAs(aRequest('proposing'), foreign)).toThrow(InvariantError)
  })
})
