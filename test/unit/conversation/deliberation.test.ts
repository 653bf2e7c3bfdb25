import { describe, expect, it } from 'vitest'
import { deliberationView } from '../../../src/conversation/views/deliberation-view.ts'
import type { StepTrace } from '../../../src/domain/assessment.ts'

const proposes = (turn: number, ...notes: string[]): StepTrace => ({
  step: 'sizer',
  turn,
  by: 'code',
  findings: [],
  notes,
})

const reviews = (
  step: string,
  turn: number,
  verdict: NonNullable<StepTrace['verdict']>,
  ...texts: string[]
): StepTrace => ({
  step,
  turn,
  by: 'code',
  verdict,
  findings: texts.map((text) => ({ code: 'code', text })),
  notes: [],
})

const linesOf = (...steps: StepTrace[]): string[] =>
  deliberationView({ capability: 'lab', title: 'Lab', steps }).lines.map(({ who, does, text }) =>
    [who, does, text].filter((part) => part !== null).join(' | '),
  )

describe('deliberationView', () => {
  it('tells what was proposed, why it went back and what came of it', () => {
    expect(
      linesOf(
        proposes(1, '8 machines'),
        reviews('cost-reviewer', 1, 'sends_back', '900 USD is over the budget'),
        proposes(2, '4 machines'),
        reviews('cost-reviewer', 2, 'agrees'),
      ),
    ).toEqual([
      'sizer | 8 machines',
      'cost reviewer | sends it back | 900 USD is over the budget',
      'sizer | 4 machines',
      'cost reviewer | has no objection',
    ])
  })

  it('tells an objection that changes nothing once, as a remark', () => {
    expect(
      linesOf(
        proposes(1, '8 machines'),
        reviews('cost-reviewer', 1, 'agrees'),
        reviews('security-reviewer', 1, 'sends_back', 'it is open', 'no group was named'),
        proposes(2, '8 machines'),
        reviews('cost-reviewer', 2, 'agrees'),
        reviews('security-reviewer', 2, 'leaves_open', 'it is open', 'no group was named'),
      ),
    ).toEqual([
      'sizer | 8 machines',
      'security reviewer | leaves a remark | it is open; no group was named',
      'cost reviewer | has no objection',
    ])
  })

  it('does not repeat an objection that is gone in the end', () => {
    expect(
      linesOf(
        proposes(1, '8 machines'),
        reviews('cost-reviewer', 1, 'sends_back', 'too many'),
        proposes(2, '6 machines'),
        reviews('cost-reviewer', 2, 'sends_back', 'too many'),
        proposes(3, '4 machines'),
        reviews('cost-reviewer', 3, 'agrees'),
        reviews('network-reviewer', 1, 'agrees'),
      ),
    ).toEqual([
      'sizer | 8 machines',
      'cost reviewer | sends it back | too many',
      'sizer | 6 machines',
      'sizer | 4 machines',
      'cost reviewer and network reviewer | have no objection',
    ])
  })

  it('tells what a model said of a step, and what was not taken', () => {
    const said: StepTrace = { ...proposes(1, 'not taken: smaller (50), because it is larger'), by: 'model' }
    const taken = {
      ...said,
      step: 'cost-reviewer',
      findings: [{ code: 'odd', text: 'it looks odd' }],
      notes: [],
    }
    expect(
      linesOf(proposes(1, '8 machines'), reviews('cost-reviewer', 1, 'agrees'), said, taken, {
        ...said,
        notes: [],
      }),
    ).toEqual([
      'sizer | 8 machines',
      'sizer, by the model | leaves a remark | not taken: smaller (50), because it is larger',
      'cost reviewer, by the model | leaves a remark | it looks odd',
      'sizer, by the model | has nothing to add',
      'cost reviewer | has no objection',
    ])
  })

  it('leaves out a step that has nothing to tell', () => {
    expect(linesOf(proposes(1))).toEqual([])
  })

  it('tells what people said who were asked, with their reason', () => {
    const says = (verdict: 'agrees' | 'sends_back', ...texts: string[]): StepTrace => ({
      ...reviews('security-reviewer', 1, verdict, ...texts),
      by: 'person',
      notes: ['dora'],
    })
    expect(linesOf(says('agrees'))).toEqual(['security reviewer, by dora | agrees'])
    expect(linesOf(says('sends_back', 'not public'))).toEqual([
      'security reviewer, by dora | sends it back | not public',
    ])
    expect(linesOf(says('sends_back'))).toEqual(['security reviewer, by dora | sends it back'])
  })
})
