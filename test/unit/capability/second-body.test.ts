import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { hearModel, type ModelBody, type Opinions } from '../../../src/capability/second-body.ts'
import { createStepRunner, Finding, type Step } from '../../../src/capability/steps.ts'
import type { Offer } from '../../../src/domain/opinion.ts'

const model: ModelBody<number, number> = {
  task: 'Say whether the number is right.',
  codes: (input): Readonly<Record<string, string>> =>
    input < 0 ? {} : { smaller: 'it is too large; value: another', odd: 'it looks odd' },
  facts: (input, result) => ({ input, result }),
  accept({ code, value }, _, result) {
    if (code === 'odd') return { taken: 'it looks odd' }
    if (value === null || value >= result) return { vetoed: 'it is not smaller' }
    return { taken: `${value} instead of ${result}`, reply: `size: ${value}` }
  },
}
const step = { id: 'double', model }

function opinionOn(input: number, ...offers: Offer[]): Opinions {
  const { question } = hearModel(step, input, input * 2, {})
  return question === undefined ? {} : { [question.key]: { model: 'fake-model', offers } }
}

const offer = (code: string, value: number | null = null, why: string | null = null): Offer => ({
  code,
  value,
  why,
})

describe('hearModel', () => {
  it('asks what may be said of the result, under a key of everything that is asked', () => {
    const { question } = hearModel(step, 3, 6, {})
    expect(question).toEqual({
      key: expect.stringMatching(/^double:[a-z0-9]{12}$/),
      step: 'double',
      task: 'Say whether the number is right.',
      codes: { smaller: 'it is too large; value: another', odd: 'it looks odd' },
      facts: { input: 3, result: 6 },
    })
    expect(hearModel(step, 3, 6, {}).question?.key).toBe(question?.key)
    expect(hearModel(step, 4, 8, {}).question?.key).not.toBe(question?.key)
  })

  it('asks nothing when nothing may be said', () => {
    expect(hearModel(step, -1, -2, {})).toEqual({ remarks: [] })
  })

  it('shows what the step lets pass in our words, with the reply that takes it', () => {
    const heard = hearModel(step, 3, 6, opinionOn(3, offer('smaller', 2, 'It is small.'), offer('odd')))
    expect(heard).toEqual({
      remarks: [
        {
          step: 'double',
          code: 'smaller',
          text: '2 instead of 6',
          why: 'It is small.',
          reply: 'size: 2',
          model: 'fake-model',
        },
        { step: 'double', code: 'odd', text: 'it looks odd', why: null, reply: null, model: 'fake-model' },
      ],
      trace: {
        step: 'double',
        turn: 1,
        by: 'model',
        findings: [
          { code: 'smaller', text: '2 instead of 6' },
          { code: 'odd', text: 'it looks odd' },
        ],
        notes: [],
      },
    })
  })

  it('tells what was not taken, and why', () => {
    const { remarks, trace } = hearModel(step, 3, 6, opinionOn(3, offer('smaller', 50)))
    expect(remarks).toEqual([])
    expect(trace?.notes).toEqual(['not taken: smaller (50), because it is not smaller'])
  })

  it('hears the first of each code, and no code that was not asked for', () => {
    const offers = [offer('toString'), offer('odd'), offer('odd'), offer('smaller'), offer('smaller', 1)]
    const { remarks, trace } = hearModel(step, 3, 6, opinionOn(3, ...offers))
    expect(remarks.map(({ code }) => code)).toEqual(['odd'])
    expect(trace?.notes).toEqual(['not taken: smaller, because it is not smaller'])
  })

  it('does not hear what was said of another input', () => {
    expect(hearModel(step, 4, 8, opinionOn(3, offer('odd')))).toMatchObject({
      question: { step: 'double' },
      remarks: [],
    })
  })
})

describe('a step runner with opinions', () => {
  const worker: Step<{ readonly input: number; readonly findings: readonly Finding[] }, number> = {
    id: 'worker',
    role: 'proposes',
    out: z.number(),
    rule: ({ input, findings }) => input - findings.length,
    model: {
      ...model,
      codes: () => ({ odd: 'it looks odd' }),
      facts: ({ findings }, result) => ({ result, findings: findings.map(({ code }) => code) }),
      accept: () => ({ taken: 'it looks odd' }),
    },
  }
  const reviewer: Step<{ readonly proposal: number }, Finding[]> = {
    id: 'reviewer',
    role: 'objects',
    out: z.array(Finding),
    rule: ({ proposal }) =>
      proposal > 2 ? [{ reviewer: 'reviewer', code: 'large', text: `${proposal} is large` }] : [],
    model: {
      task: 'Object.',
      codes: () => ({ more: 'there is more' }),
      facts: ({ proposal }, found) => ({ proposal, found: found.length }),
      accept: () => ({ taken: 'there is more' }),
    },
  }
  const play = (opinions?: Opinions) => {
    const steps = createStepRunner(opinions)
    const outcome = steps.runReviewed({ worker, reviewers: [reviewer], input: 3 })
    return { outcome, account: steps.account() }
  }

  it('asks about the last proposal and its reviews only', () => {
    const { questions } = play({}).account
    expect(questions.map(({ step: id, facts }) => [id, facts])).toEqual([
      ['worker', { result: 2, findings: ['large'] }],
      ['reviewer', { proposal: 2, found: 0 }],
    ])
  })

  it('asks nothing without them', () => {
    expect(play().account).toMatchObject({ questions: [], remarks: [] })
  })

  it('gives the same outcome with them, and tells them behind the steps', () => {
    const { questions } = play({}).account
    const opinions = Object.fromEntries(
      questions.map(({ key, codes }) => [
        key,
        { model: 'fake-model', offers: Object.keys(codes).map((code) => offer(code)) },
      ]),
    )
    const heard = play(opinions)
    expect(heard.outcome).toEqual(play().outcome)
    expect(heard.account.questions).toEqual([])
    expect(heard.account.remarks.map(({ text }) => text)).toEqual(['it looks odd', 'there is more'])
    const { trace } = heard.account
    expect(trace.filter(({ by }) => by === 'code')).toEqual(play().account.trace)
    expect(trace.slice(-2).map(({ step: id, by }) => [id, by])).toEqual([
      ['worker', 'model'],
      ['reviewer', 'model'],
    ])
  })
})
