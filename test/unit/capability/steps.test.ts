import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createStepRunner, Finding, maxReworkRounds, type Step } from '../../../src/capability/steps.ts'
import { InvariantError } from '../../../src/domain/errors.ts'

const double: Step<number, number> = {
  id: 'double',
  role: 'doubles a number',
  out: z.number(),
  rule(input, blackboard) {
    blackboard.note(`saw ${input}`)
    return input * 2
  },
}

type Task = { readonly input: number; readonly findings: readonly Finding[] }

const worker: Step<Task, number> = {
  id: 'worker',
  role: 'starts at the input and grows by one for each finding',
  out: z.number(),
  rule: ({ input, findings }) => input + findings.length,
}

function atLeast(limit: number): Step<{ readonly proposal: number }, Finding[]> {
  return {
    id: 'reviewer',
    role: `wants at least ${limit}`,
    out: z.array(Finding),
    rule: ({ proposal }) =>
      proposal >= limit
        ? []
        : [{ reviewer: 'reviewer', code: 'too_small', text: `${proposal} is too small` }],
  }
}

describe('run', () => {
  it('returns the result and records it with its turn and notes', () => {
    const steps = createStepRunner()
    expect(steps.run(double, 2)).toBe(4)
    expect(steps.run(double, 3)).toBe(6)
    expect(steps.records).toEqual([
      { step: 'double', turn: 1, result: 4, notes: ['saw 2'] },
      { step: 'double', turn: 2, result: 6, notes: ['saw 3'] },
    ])
  })

  it('refuses a result that does not fit the schema and records nothing', () => {
    const steps = createStepRunner()
    const broken: Step<number, number> = { ...double, id: 'broken', out: z.number().max(5) }
    expect(() => steps.run(broken, 3)).toThrow(InvariantError)
    expect(steps.records).toEqual([])
  })

  it('shows a later step the newest result of an earlier one', () => {
    const steps = createStepRunner()
    const reader: Step<null, string> = {
      id: 'reader',
      role: 'reads the blackboard',
      out: z.string(),
      rule: (_, blackboard) => `${blackboard.latest(double)} and ${blackboard.latest(worker)}`,
    }
    steps.run(double, 1)
    steps.run(double, 5)
    expect(steps.run(reader, null)).toBe('10 and undefined')
  })
})

describe('runReviewed', () => {
  it('takes a proposal that nobody objects to without a second turn', () => {
    const steps = createStepRunner()
    const outcome = steps.runReviewed({ worker, reviewers: [atLeast(5)], input: 7 })
    expect(outcome).toEqual({ proposal: 7, open: [] })
    expect(steps.records.filter(({ step }) => step === 'worker')).toHaveLength(1)
  })

  it('sends findings back to the worker until they are settled', () => {
    const steps = createStepRunner()
    const outcome = steps.runReviewed({ worker, reviewers: [atLeast(5)], input: 3 })
    expect(outcome).toEqual({ proposal: 5, open: [] })
  })

  it('stops after the allowed rounds and leaves the last findings open', () => {
    const steps = createStepRunner()
    const { proposal, open } = steps.runReviewed({ worker, reviewers: [atLeast(50)], input: 1 })
    expect(proposal).toBe(1 + maxReworkRounds)
    expect(open.map(({ text }) => text)).toEqual(['3 is too small'])
    expect(steps.records.filter(({ step }) => step === 'worker')).toHaveLength(1 + maxReworkRounds)
  })

  it('stops at once when the worker cannot change its proposal', () => {
    const steps = createStepRunner()
    const stubborn: Step<Task, number> = { ...worker, rule: ({ input }) => input }
    const { proposal, open } = steps.runReviewed({ worker: stubborn, reviewers: [atLeast(50)], input: 1 })
    expect(proposal).toBe(1)
    expect(open).toHaveLength(1)
    expect(steps.records.filter(({ step }) => step === 'worker')).toHaveLength(2)
  })

  it('hears every reviewer in each round', () => {
    const steps = createStepRunner()
    const second = { ...atLeast(4), id: 'second' }
    const { proposal } = steps.runReviewed({ worker, reviewers: [atLeast(3), second], input: 2 })
    expect(proposal).toBe(4)
    expect(steps.records.map(({ step }) => step)).toEqual([
      'worker',
      'reviewer',
      'second',
      'worker',
      'reviewer',
      'second',
    ])
  })
})

describe('account', () => {
  it('tells every turn with its notes, and of a reviewer what it found and led to', () => {
    const steps = createStepRunner()
    steps.run(double, 2)
    steps.runReviewed({ worker, reviewers: [atLeast(3)], input: 2 })
    const found = [{ code: 'too_small', text: '2 is too small' }]
    expect(steps.account().trace).toEqual([
      { step: 'double', turn: 1, by: 'code', findings: [], notes: ['saw 2'] },
      { step: 'worker', turn: 1, by: 'code', findings: [], notes: [] },
      { step: 'reviewer', turn: 1, by: 'code', verdict: 'sends_back', findings: found, notes: [] },
      { step: 'worker', turn: 2, by: 'code', findings: [], notes: [] },
      { step: 'reviewer', turn: 2, by: 'code', verdict: 'agrees', findings: [], notes: [] },
    ])
  })

  it('says of the last review that its findings stay open', () => {
    const steps = createStepRunner()
    steps.runReviewed({ worker, reviewers: [atLeast(50)], input: 1 })
    const verdicts = steps.account().trace.flatMap(({ verdict }) => verdict ?? [])
    expect(verdicts).toEqual(['sends_back', 'sends_back', 'leaves_open'])
  })

  it('keeps a bounded part of steps that talk without end', () => {
    const talkative: Step<number, number> = {
      ...double,
      rule(input, blackboard) {
        for (let note = 0; note < 100; note += 1) blackboard.note('x'.repeat(10_000))
        return input
      },
    }
    const steps = createStepRunner()
    for (let turn = 0; turn < 100; turn += 1) steps.run(talkative, turn)
    expect(JSON.stringify(steps.account().trace).length).toBeLessThan(100_000)
    expect(steps.account().trace.at(-1)?.turn).toBe(32)
  })
})
