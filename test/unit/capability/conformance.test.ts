import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { assessmentFaults, conformanceFaults } from '../../../src/capability/conformance.ts'
import type { Capability } from '../../../src/capability/contract.ts'
import { parameter } from '../../../src/capability/parameter.ts'
import type { Assessment } from '../../../src/domain/assessment.ts'
import { sampleCapability, sampleContext } from '../tool-server/sample-capability.ts'

const whole: Capability = {
  ...sampleCapability,
  phrases: { synonyms: ['box'], examples: ['a box', 'two boxes', 'the box'] },
  advice: [
    { key: 'NO_ROOM', fragments: ['no room'], because: 'It is full.', help: 'Wait.', retry: 'automatic' },
  ],
}

describe('conformanceFaults', () => {
  it('finds nothing wrong with a capability that describes itself completely', () => {
    expect(conformanceFaults(whole)).toEqual([])
  })

  const [advice] = whole.advice
  it.each<[Partial<Capability>, string]>([
    [{ id: 'Sample' }, '"Sample" is no id'],
    [{ version: '1.0' }, '"1.0" is no semantic version'],
    [{ title: '' }, 'the title is empty'],
    [{ summary: 'a box' }, 'the summary is no sentence'],
    [{ phrases: { ...whole.phrases, synonyms: [] } }, 'there are no synonyms'],
    [{ phrases: { ...whole.phrases, synonyms: ['Box'] } }, '"Box" is not lower case'],
    [{ phrases: { ...whole.phrases, synonyms: ['box', 'box'] } }, 'the synonym "box" is there twice'],
    [{ phrases: { ...whole.phrases, examples: ['a box'] } }, 'there are fewer than 3 examples of requests'],
    [{ parameters: z.object({ size: z.number() }) }, 'size has no metadata'],
    [
      { parameters: z.object({ Size: parameter(z.number(), { label: 'size', kind: 'count' }) }) },
      '"Size" is no name of a parameter',
    ],
    [
      { parameters: z.object({ size: parameter(z.number(), { label: '', kind: 'count' }) }) },
      'size has an empty label',
    ],
    [
      {
        parameters: z.object({
          open: parameter(z.boolean(), { label: 'open', kind: 'flag', synonyms: { true: ['Open'] } }),
        }),
      },
      '"Open" is not lower case',
    ],
    [
      {
        parameters: z.object({
          color: parameter(z.enum(['red']), { label: 'color', kind: 'choice', synonyms: { blue: ['sky'] } }),
        }),
      },
      'color has synonyms for "blue", which it does not accept',
    ],
    [
      { standsOn: [{ parameter: 'shore', kind: 'storage_account', unfit: [], suggestion: 'none' }] },
      'a thing it stands on is about "shore", which is no parameter',
    ],
    [{ advice: [...whole.advice, ...whole.advice] }, 'the advice NO_ROOM is there twice'],
    [{ advice: advice ? [{ ...advice, key: 'no room' }] : [] }, '"no room" is no key of an advice'],
    [
      { advice: advice ? [{ ...advice, fragments: ['no'] }] : [] },
      'the advice NO_ROOM has no fragment or one that is too short',
    ],
    [{ advice: advice ? [{ ...advice, help: 'wait' }] : [] }, 'the advice NO_ROOM is no sentence'],
  ])('finds what is wrong with %j', (part, fault) => {
    expect(conformanceFaults({ ...whole, ...part })).toEqual([fault])
  })

  it.each([
    ['a flag', z.boolean(), 'true'],
    ['a number', z.number(), '15'],
    ['a list', z.array(z.enum(['a', 'b'])), 'a'],
  ])('accepts synonyms for the values of %s', (_what, schema, value) => {
    const size = parameter(schema, { label: 'size', kind: 'choice', synonyms: { [value]: ['word'] } })
    expect(conformanceFaults({ ...whole, parameters: z.object({ size }) })).toEqual([])
  })
})

describe('assessmentFaults', () => {
  const stated = { size: 3, team: 'web' }

  async function faultsOf(change: (assessment: Assessment) => Partial<Assessment>): Promise<string[]> {
    const { region: _, ...settings } = (await whole.assess(stated, sampleContext)).settings
    const assessment = { ...(await whole.assess(stated, sampleContext)), settings }
    return assessmentFaults(whole, stated, { ...assessment, ...change(assessment) })
  }

  it('finds nothing wrong with an assessment without contradictions', async () => {
    expect(await faultsOf(() => ({}))).toEqual([])
  })

  const stack = (assessment: Assessment) => assessment.stacks.slice(0, 1)
  const problem = { parameter: 'size', value: '10', rule: 'it is too big' }
  const question = { parameter: 'size', text: 'Which size?', weight: 1 }
  it.each<[string, (assessment: Assessment) => Partial<Assessment>, string]>([
    [
      'a setting that is no parameter',
      ({ settings }) => ({ settings: { ...settings, lid: { value: 1, source: 'naming', reason: 'rule' } } }),
      'a setting is about "lid", which is no parameter',
    ],
    [
      'a setting with a value that its parameter refuses',
      ({ settings }) => ({ settings: { ...settings, size: { value: 10, source: 'stated' } } }),
      'a setting gives size the value 10, which it does not accept',
    ],
    [
      'steps of which none tells anything',
      () => ({ steps: [{ step: 'sizer', turn: 1, by: 'code', findings: [], notes: [] }] }),
      'no step tells what it chose',
    ],
    [
      'a proposal that is sent back and not taken up',
      () => ({
        steps: [
          { step: 'sizer', turn: 1, by: 'code', findings: [], notes: ['large'] },
          { step: 'reviewer', turn: 1, by: 'code', verdict: 'sends_back', findings: [], notes: [] },
        ],
      }),
      'reviewer sends the proposal back and nobody takes it up',
    ],
    [
      'a stated value that is said to be a default',
      ({ settings }) => ({ settings: { ...settings, size: { value: 3, source: 'default', reason: 'why' } } }),
      'size was stated and is said not to be',
    ],
    [
      'a question about nothing',
      () => ({ questions: [{ ...question, parameter: 'lid', default: 1 }] }),
      'a question is about "lid", which is no parameter',
    ],
    [
      'a question with a default that its parameter refuses',
      () => ({ questions: [{ ...question, default: 10 }] }),
      'a question gives size the value 10, which it does not accept',
    ],
    [
      'a question that is asked twice',
      () => ({
        questions: [
          { ...question, default: 1 },
          { ...question, default: 2 },
        ],
      }),
      'size is asked twice',
    ],
    [
      'stacks although something must be answered',
      () => ({ questions: [question] }),
      'there are stacks although size must be answered',
    ],
    [
      'stacks although something is wrong',
      () => ({ problems: [problem] }),
      'there are stacks although there are problems',
    ],
    [
      'a problem about nothing',
      () => ({ stacks: [], gates: [], estimate: [], problems: [{ ...problem, parameter: 'lid' }] }),
      'a problem is about "lid", which is no parameter',
    ],
    [
      'a rule that is a whole sentence',
      () => ({ stacks: [], gates: [], estimate: [], problems: [{ ...problem, rule: 'It is too big.' }] }),
      'the rule for size is empty or a whole sentence',
    ],
    [
      'an empty suggestion',
      () => ({ stacks: [], gates: [], estimate: [], problems: [{ ...problem, suggestion: '' }] }),
      'the suggestion for size is empty',
    ],
    [
      'neither stacks nor a reason why there are none',
      () => ({ stacks: [], gates: [], estimate: [] }),
      'nothing is asked, nothing is wrong, and there are no stacks',
    ],
    ['a stack without an estimate', () => ({ estimate: [] }), 'the stack box has no estimate or several'],
    [
      'a stack that depends on itself',
      (assessment) => ({ stacks: stack(assessment).map((only) => ({ ...only, dependsOn: ['box'] })) }),
      'the stack box depends on itself',
    ],
    [
      'two stacks in one folder',
      (assessment) => ({
        stacks: stack(assessment).flatMap((only) => [only, { ...only, id: 'lid' }]),
        estimate: assessment.estimate.flatMap((only) => [only, { ...only, stack: 'lid' }]),
      }),
      'two stacks share the folder box',
    ],
    [
      'a gate of no stack',
      ({ gates }) => ({ gates: gates.map((gate) => ({ ...gate, stack: 'lid' })) }),
      'the gate access is about "lid", which is no stack',
    ],
    [
      'a gate that is no sentence',
      ({ gates }) => ({ gates: gates.map((gate) => ({ ...gate, text: 'gives a box' })) }),
      'the text of the gate access is no sentence',
    ],
    [
      'a gate that is there twice',
      ({ gates }) => ({ gates: [...gates, ...gates] }),
      'the gate access of box is there twice',
    ],
    [
      'an estimate that is not in order',
      ({ estimate }) => ({ estimate: estimate.map((only) => ({ ...only, lowUsd: 99 })) }),
      'the estimate of box is not in order',
    ],
    [
      'an estimate without a date',
      ({ estimate }) => ({ estimate: estimate.map((only) => ({ ...only, pricesOf: 'June' })) }),
      'the estimate of box has no date',
    ],
  ])('finds %s', async (_what, change, fault) => {
    expect(await faultsOf(change)).toEqual([fault])
  })

  it('finds a setting that is said to be stated and is not, and a default without a reason', async () => {
    const assessment = await whole.assess({ size: 3 }, sampleContext)
    const settings = {
      size: { value: 3, source: 'default' as const },
      team: { value: 'ml', source: 'stated' as const },
    }
    expect(assessmentFaults(whole, {}, { ...assessment, settings })).toEqual([
      'size has no reason',
      'team is said to be stated and is not',
    ])
  })
})
