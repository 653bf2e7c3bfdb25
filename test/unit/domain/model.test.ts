import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { noModelRecord } from '../../../src/domain/consultation.ts'
import { RequestState } from '../../../src/domain/request-state.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aBrief, aRequest, decideAs, say, stateAfter, unclearBrief } from '../../support/requests.ts'
import { effectsOf } from './decided.ts'

const asked = say.revise('alice', { changed: false, consult: say.consultation('100') })
const usage = { inputTokens: 400, outputTokens: 30, usd: 0.002 }

function later(state: RequestState, ...commands: readonly Command[]): RequestState {
  const next = stateAfter(commands, state)
  if (next === undefined) throw new Error('nothing there')
  return next
}

describe('words that the rules left unread', () => {
  it('lead to a question to the model, with a number of its own', () => {
    const first = later(aRequest('clarifying'), asked)
    expect(first.model).toEqual({ ...noModelRecord, questions: 1, pending: { '100': 1 } })
    const second = say.revise('alice', {
      messageId: '101',
      changed: false,
      consult: say.consultation('101'),
    })
    expect(decideAs(first, second).effects).toEqual([
      { type: 'ask_model', question: 2, about: say.consultation('101') },
    ])
  })

  it('of a new issue are asked about after it is acknowledged', () => {
    const open = say.open(unclearBrief, { consult: say.consultation('issue') })
    expect(effectsOf(undefined, open)).toEqual(['acknowledge', 'ask_model'])
  })

  it('are asked about beside what the rules took', () => {
    const command = say.revise('alice', { consult: say.consultation('100') })
    expect(effectsOf(aRequest('clarifying'), command)).toContain('ask_model')
    expect(effectsOf(aRequest('in_review'), command)).toContain('ask_model')
  })

  it.each(['applying', 'done', 'partly_done', 'cancelled'] as const)(
    'are not asked about when the request is %s',
    (status) => {
      expect(effectsOf(aRequest(status), asked)).not.toContain('ask_model')
    },
  )

  it('of somebody who may not ask, or of a change that is refused, are not asked about', () => {
    const stranger = say.revise('mallory', { consult: say.consultation('100') })
    expect(effectsOf(aRequest('clarifying'), stranger)).toEqual([])
    const refused = say.revise('alice', { brief: unclearBrief, consult: say.consultation('100') })
    expect(effectsOf(aRequest('in_review'), refused)).toEqual(['say:not-ready'])
  })

  it('are not asked about any more once an edit took them away', () => {
    const edit = say.revise('alice', { changed: false })
    expect(later(aRequest('clarifying'), asked, edit).model.pending).toEqual({})
    expect(later(aRequest('clarifying'), asked, say.revise('alice')).model.pending).toEqual({})
  })
})

describe('the answer of a model', () => {
  it('becomes a part of the request, and is counted', () => {
    const state = later(aRequest('clarifying'), asked)
    const answered = later(state, say.modelAnswer())
    expect(answered.status).toBe('confirming')
    expect(answered.model).toEqual({ ...noModelRecord, questions: 1, ...usage })
    expect(effectsOf(state, say.modelAnswer())).toEqual(['say:updated'])
    expect(effectsOf(state, say.modelAnswer({ brief: null, answer: null }))).toEqual([])
  })

  it('without a price counts its tokens', () => {
    const state = later(aRequest('clarifying'), asked, say.modelAnswer({ usage: { ...usage, usd: null } }))
    expect(state.model).toMatchObject({ inputTokens: 400, usd: 0 })
  })

  it('that did not come leaves its reason', () => {
    const trouble = 'its endpoint did not answer'
    const missing = say.modelAnswer({ brief: null, answer: null, usage: null, trouble })
    expect(later(aRequest('clarifying'), asked, missing).model.trouble).toBe(trouble)
  })

  it(verifies(['model.late'], 'to a question that no longer counts changes nothing but the count'), () => {
    const agreed = later(aRequest('confirming'), asked, say.revise('alice', { intent: 'accept' }))
    expect(agreed.model.pending).toEqual({})
    const late = later(agreed, say.modelAnswer({ brief: unclearBrief, trouble: 'x' }))
    expect(late).toEqual({ ...agreed, model: { ...agreed.model, ...usage } })
    expect(decideAs(agreed, say.modelAnswer({ usage: null }))).toMatchObject({ reason: 'outdated' })
  })

  it('to a question that was asked anew is not taken', () => {
    const again = say.revise('alice', { changed: false, consult: say.consultation('100') })
    const state = later(aRequest('clarifying'), asked, again)
    expect(later(state, say.modelAnswer({ question: 1 })).status).toBe('clarifying')
    expect(later(state, say.modelAnswer({ question: 2 })).status).toBe('confirming')
  })

  it.each(['proposing', 'in_review'] as const)(
    'while %s leads to a new proposal only when it is complete',
    (status) => {
      const state = later(aRequest(status), asked)
      expect(effectsOf(state, say.modelAnswer())).toEqual(['say:updated', 'open_pull_request'])
      expect(later(state, say.modelAnswer()).status).toBe('proposing')
      expect(effectsOf(state, say.modelAnswer({ brief: unclearBrief }))).toEqual(['say:not-ready'])
      expect(effectsOf(state, say.modelAnswer({ brief: null, answer: null }))).toEqual([])
    },
  )

  it('after the merge is only counted', () => {
    const merged = aRequest('applying')
    const waiting = { ...merged, model: { ...merged.model, questions: 1, pending: { '100': 1 } } }
    const state = later(waiting, say.modelAnswer({ brief: aBrief([]) }))
    expect(state).toMatchObject({ status: 'applying', brief: merged.brief, model: { inputTokens: 400 } })
  })
})

it('reads a request that was stored before models were asked', () => {
  const { model: _, ...stored } = aRequest('in_review')
  expect(RequestState.parse(stored).model).toEqual(noModelRecord)
})
