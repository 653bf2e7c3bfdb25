import { describe, expect, it } from 'vitest'
import { wantedSignOffs } from '../../../src/conversation/brief/wanted-sign-offs.ts'
import type { StepTrace } from '../../../src/domain/assessment.ts'
import type { Brief } from '../../../src/domain/brief.ts'
import { Policy } from '../../../src/domain/policy.ts'
import { aBrief } from '../../support/requests.ts'

const subscription = '11111111-2222-3333-4444-555555555555'
const environments = { dev: { subscription }, staging: { subscription }, prod: { subscription } }
const title = (id: string): string => `The ${id}`

function rulesOf(...rules: readonly object[]): Policy['sign_offs'] {
  const sign_offs = rules.map((rule) => ({ people: ['dora'], ...rule }))
  return Policy.parse({ version: 1, environments, sign_offs }).sign_offs
}

const review = (turn: number, ...texts: string[]): StepTrace => ({
  step: 'security-reviewer',
  turn,
  by: 'code',
  verdict: texts.length === 0 ? 'agrees' : 'leaves_open',
  findings: texts.map((text) => ({ code: 'x', text })),
  notes: [],
})
const plan: StepTrace = { step: 'planner', turn: 1, by: 'code', findings: [], notes: ['premium'] }
const brief = (over: Partial<Brief> = {}, ...steps: StepTrace[]): Brief =>
  aBrief(undefined, {
    deliberations: [{ capability: 'databricks', title: 'Databricks workspace', steps }],
    ...over,
  })

describe('what has to be signed off', () => {
  it('is what the repository names, in the environments it names', () => {
    const rules = rulesOf({ capability: 'databricks', environments: ['prod'] }, { capability: 'dns' })
    const { wanted } = wantedSignOffs(brief(), rules, title)
    expect(wanted.map(({ signOff }) => signOff)).toMatchObject([
      { capability: 'databricks', title: 'The databricks', step: null, people: ['dora'] },
    ])
    const dev = rulesOf({ capability: 'databricks', environments: ['dev'] })
    expect(wantedSignOffs(brief(), dev, title).wanted).toEqual([])
  })

  it('shows what the last turn of a step found and chose', () => {
    const steps = [plan, review(1, 'no tags'), review(2, 'it is public')]
    const found = (step?: string) =>
      wantedSignOffs(
        brief({}, ...steps),
        rulesOf({ capability: 'databricks', ...(step === undefined ? {} : { step }) }),
        title,
      ).wanted.map(({ signOff }) => signOff.found)
    expect(found('security-reviewer')).toEqual([['it is public']])
    expect(found('planner')).toEqual([['premium']])
    expect(found()).toEqual([['it is public']])
  })

  it('is another question for other settings, other findings and another step', () => {
    const judged = (of: Brief, rule: object = {}) =>
      wantedSignOffs(of, rulesOf({ capability: 'databricks', ...rule }), title).wanted.map(
        (one) => one.judged,
      )
    const first = brief({}, plan, review(1))
    const other = first.stacks.map((stack) => ({
      ...stack,
      parameters: { team: { value: 'data', source: 'stated' } },
    }))
    const texts = [
      judged(first),
      judged(first, { step: 'planner' }),
      judged({ ...first, stacks: other }),
      judged(brief({}, plan, review(1, 'it is public'))),
    ].flat()
    expect(new Set(texts).size).toBe(4)
    expect(judged(first)).toEqual(judged(brief({}, plan, review(1), review(2))))
    const confirmed = first.stacks.map((stack) => ({
      ...stack,
      parameters: { team: { value: 'ml', source: 'inferred' } },
    }))
    expect(judged(first)).toEqual(judged({ ...first, stacks: confirmed }))
  })

  it('of two teams is asked of each', () => {
    const rules = rulesOf({ capability: 'databricks' }, { capability: 'databricks', people: ['bob'] })
    const { wanted } = wantedSignOffs(brief({}, plan), rules, title)
    expect(new Set(wanted.map(({ judged }) => judged)).size).toBe(2)
  })

  it('without a step of that name is an objection with the nearest one', () => {
    const rules = rulesOf({ capability: 'databricks', step: 'security-review' })
    expect(wantedSignOffs(brief({}, plan, review(1)), rules, title).objections).toEqual([
      {
        capability: 'databricks',
        parameter: 'sign_offs',
        value: 'security-review',
        rule: 'sign_offs in .github/planwright.yml names this step, and those of databricks are planner, security-reviewer',
        suggestion: 'security-reviewer',
      },
    ])
  })

  it('in a capability without steps is an objection too', () => {
    const { deliberations: _, ...silent } = aBrief()
    const rules = rulesOf({ capability: 'firewall', step: 'planner' })
    expect(wantedSignOffs(silent, rules, title)).toMatchObject({
      wanted: [],
      objections: [{ rule: expect.stringContaining('firewall has none') as string }],
    })
  })
})
