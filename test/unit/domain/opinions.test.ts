import { describe, expect, it } from 'vitest'
import type { Brief } from '../../../src/domain/brief.ts'
import type { Command } from '../../../src/domain/command.ts'
import type { OpinionQuestion } from '../../../src/domain/opinion.ts'
import { RequestState } from '../../../src/domain/request-state.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aBrief, aRequest, decideAs, say, stateAfter, unclearBrief } from '../../support/requests.ts'
import { effectsOf } from './decided.ts'

const question = (key: string): OpinionQuestion => ({
  key,
  step: 'sizer',
  task: 'Say whether it fits.',
  codes: { smaller: 'it is too large' },
  facts: { workers: 8 },
})
const asking = (...keys: string[]): Brief => aBrief(undefined, { opinionQuestions: keys.map(question) })
const remark = {
  title: 'Databricks workspace',
  step: 'sizer',
  code: 'smaller',
  text: 'it could be smaller',
  why: null,
  reply: null,
  model: 'fake-model',
}

function later(state: RequestState, ...commands: readonly Command[]): RequestState {
  const next = stateAfter(commands, state)
  if (next === undefined) throw new Error('nothing there')
  return next
}

describe('an opinion', () => {
  it('is asked for about a brief with nothing open, each with a number of its own', () => {
    const revise = say.revise('alice', { brief: asking('sizer:a', 'sizer:b') })
    expect(decideAs(aRequest('clarifying'), revise).effects).toEqual([
      { type: 'ask_opinion', question: 1, about: question('sizer:a') },
      { type: 'ask_opinion', question: 2, about: question('sizer:b') },
    ])
    const { model } = later(aRequest('clarifying'), revise)
    expect(model).toMatchObject({ questions: 2, opinions: { asked: { 'sizer:a': 1, 'sizer:b': 2 } } })
  })

  it('is numbered behind the question about the message', () => {
    const open = say.open(asking('sizer:a'), { consult: say.consultation('issue') })
    expect(decideAs(undefined, open).effects.slice(-2)).toEqual([
      { type: 'ask_model', question: 1, about: say.consultation('issue') },
      { type: 'ask_opinion', question: 2, about: question('sizer:a') },
    ])
  })

  it('that is waited for is not asked for again', () => {
    const revise = say.revise('alice', { brief: asking('sizer:a') })
    expect(effectsOf(later(aRequest('clarifying'), revise), revise)).not.toContain('ask_opinion')
  })

  it('is not asked for while something is open, nor with an agreement or a change of a proposal', () => {
    const open = { ...unclearBrief, opinionQuestions: [question('sizer:a')] }
    expect(effectsOf(aRequest('clarifying'), say.revise('alice', { brief: open }))).toEqual([])
    const agreed = say.revise('alice', { intent: 'accept', brief: asking('sizer:a') })
    expect(effectsOf(aRequest('confirming'), agreed)).not.toContain('ask_opinion')
    const changed = say.revise('alice', { brief: asking('sizer:a') })
    expect(effectsOf(aRequest('in_review'), changed)).not.toContain('ask_opinion')
  })

  const waiting = later(aRequest('clarifying'), say.revise('alice', { brief: asking('sizer:abc') }))

  it(verifies(['agent.same-answer'], 'that is given changes what is shown and nothing else'), () => {
    const shown = { remarks: [remark], deliberations: [] }
    const given = later(waiting, say.opinion({ shown }))
    const { opinions, ...record } = given.model
    expect(given).toEqual({
      ...waiting,
      brief: { ...asking('sizer:abc'), ...shown },
      model: { ...record, opinions },
    })
    expect(opinions).toEqual({
      asked: {},
      given: { 'sizer:abc': { model: 'fake-model', offers: [{ code: 'smaller', value: null, why: null }] } },
    })
    expect(record).toMatchObject({ questions: 1, inputTokens: 300, outputTokens: 20, usd: 0.001 })
  })

  it('without an answer is waited for no longer', () => {
    const nothing = later(waiting, say.opinion({ opinion: null, usage: null, shown: null }))
    expect(nothing.model.opinions).toEqual({ asked: {}, given: {} })
    expect(nothing).toMatchObject({ brief: asking('sizer:abc') })
  })

  it('that comes after an agreement is only counted', () => {
    const agreed = later(waiting, say.revise('alice', { intent: 'accept', brief: asking('sizer:abc') }))
    expect(agreed.model.opinions.asked).toEqual({})
    const late = later(agreed, say.opinion({ shown: { remarks: [remark], deliberations: [] } }))
    expect(late).toEqual({
      ...agreed,
      model: { ...agreed.model, inputTokens: 300, outputTokens: 20, usd: 0.001 },
    })
    const unpaid = say.opinion({ opinion: null, usage: null })
    expect(decideAs(agreed, unpaid)).toMatchObject({ reason: 'outdated' })
  })

  it('to an older question leaves the newer one waiting', () => {
    const late = later(waiting, say.opinion({ question: 7 }))
    expect(late.model.opinions).toEqual({ asked: { 'sizer:abc': 1 }, given: {} })
  })

  it('is one of the last 24 that are kept', () => {
    const keys = Array.from({ length: 30 }, (_, index) => `sizer:${index}`)
    const state = later(
      aRequest('clarifying'),
      say.revise('alice', { brief: asking(...keys) }),
      ...keys.map((key, index) => say.opinion({ key, question: index + 1 })),
    )
    expect(Object.keys(state.model.opinions.given)).toEqual(keys.slice(6))
  })
})

it('reads a request that was stored before opinions were asked for', () => {
  const { opinions, ...model } = aRequest('in_review').model
  const stored = { ...aRequest('in_review'), model }
  expect(RequestState.parse(stored).model.opinions).toEqual(opinions)
})
