import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { InvariantError } from '../../../src/domain/errors.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { RequestState, type RequestStatus, requestStatuses } from '../../../src/domain/request-state.ts'
import type { StackState } from '../../../src/domain/stack-state.ts'
import {
  aBrief,
  aPlan,
  approvedCommands,
  aRequest,
  decideAs,
  headSha,
  mergeSha,
  origin,
  say,
  stateAfter,
  unclearBrief,
  waysInto,
} from '../../support/requests.ts'

/** What was said or done besides the events, as `type` or `say:template`. */
function effectsOf(state: RequestState | undefined, command: Command): string[] {
  return decideAs(state, command).effects.map((effect) =>
    effect.type === 'say' ? `say:${effect.template}` : effect.type,
  )
}

function eventsOf(state: RequestState | undefined, command: Command): string[] {
  const decision = decideAs(state, command)
  return decision.kind === 'accepted' ? decision.events.map(({ type }) => type) : []
}

function stackOf(state: RequestState | undefined, id: string): StackState {
  const stack =
    state !== undefined && 'stacks' in state ? state.stacks.find((one) => one.id === id) : undefined
  if (stack === undefined) throw new Error(`there is no stack ${id}`)
  return stack
}

const movesInto = (status: Exclude<RequestStatus, 'reading'>) => waysInto[status]

describe('a request', () => {
  it.each(requestStatuses)('that is %s survives being written and read', (status) => {
    const state = aRequest(status)
    expect(RequestState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  })

  it('is acknowledged when it is taken up', () => {
    expect(effectsOf(undefined, say.open())).toEqual(['acknowledge'])
  })

  it('is left alone without a word when it is not for us', () => {
    expect(effectsOf(undefined, say.open(aBrief(), { actionable: false }))).toEqual([])
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

describe('evolve', () => {
  const opened = { type: 'request_opened', origin, title: 'A request', author: 'alice' } as const

  it('begins with an opened request and nothing else', () => {
    expect(() => evolve(undefined, { type: 'request_cancelled', by: 'alice' })).toThrow(InvariantError)
  })

  it('refuses an event that does not fit the status', () => {
    const reading = evolve(undefined, opened)
    expect(() => evolve(reading, { type: 'proposal_requested', by: 'alice' })).toThrow(/reading has no brief/)
    expect(() => evolve(reading, { type: 'head_moved', by: 'alice', headSha })).toThrow(/does not fit/)
    expect(() => evolve(aRequest('done'), { type: 'proposal_merged_early', pullRequest: 13 })).toThrow(
      /no proposal to lose/,
    )
    expect(() => evolve(aRequest('in_review'), { type: 'request_settled', status: 'done' })).toThrow(
      /in review/,
    )
  })

  it('keeps the status comment whatever follows', () => {
    const state = stateAfter(
      [{ type: 'record_status_comment', id: '900' }, say.revise('alice')],
      aRequest('confirming'),
    )
    expect(state?.statusComment).toBe('900')
  })
})
