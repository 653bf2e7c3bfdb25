import { describe, expect, it } from 'vitest'
import { examinePlan } from '../../../src/baseline/examine-plan.ts'
import type { Rule } from '../../../src/baseline/rule.ts'
import { rules } from '../../../src/baseline/rules.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { databricksCases } from './cases/databricks.ts'
import { monitoringCases } from './cases/monitoring.ts'
import { namesAndRightsCases } from './cases/names-and-rights.ts'
import { networkCases } from './cases/network.ts'
import type { RuleCase } from './cases/rule-cases.ts'
import { serviceCases } from './cases/services.ts'
import { storageCases } from './cases/storage.ts'
import { planOf, type Sketch } from './plan-sketch.ts'
import { policyLines } from './policy-lines.ts'

const cases = new Map<string, RuleCase>(
  [storageCases, serviceCases, databricksCases, networkCases, namesAndRightsCases, monitoringCases].flatMap(
    (group) => Object.entries(group),
  ),
)
const environments = ['dev', 'staging', 'prod'] as const
const ids = rules.map(({ id }) => id).sort()

describe('the rules of the baseline', () => {
  it(
    verifies(['baseline.lines'], 'are those of the policy tables, and every line has one or a reason'),
    () => {
      const cited = policyLines.flatMap((line) => ('rules' in line ? line.rules : []))
      expect([...new Set(cited)].sort()).toEqual(ids)
      expect(new Set(policyLines.map(({ line }) => line)).size).toBe(policyLines.length)
    },
  )

  it('have each an id of their own, a sentence, a remedy and a dated source', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, title, remedy, source } of rules) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/)
      expect([title, remedy], id).toEqual([
        expect.stringMatching(/^[A-Z][^.]{10,140}\.$|^[A-Z].{10,140}\d\.\d\.$/),
        expect.stringMatching(/^[A-Z][^\n]{5,140}\.$/),
      ])
      expect(source, id).toMatch(/\(20\d\d-\d\d-\d\d\)$|^Planwright, /)
    }
  })

  it('have each a plan that holds it and one that breaks it', () => {
    expect([...cases.keys()].sort()).toEqual(ids)
  })
})

describe.each(rules.map((rule) => [rule.id, rule, casesOf(rule)] as const))(
  '%s',
  (_, rule, { held, broken }) => {
    it('is held by what is right', () => {
      for (const environment of environments) {
        const concerned = held.some(({ type }) => concerns(rule, type))
        const expected = concerned && rule.holds[environment] !== undefined ? 1 : 0
        expect(examinePlan(planOf(...held), environment, [rule])).toEqual({ held: expected, findings: [] })
      }
    })

    it('is broken by what is wrong, where it holds', () => {
      for (const environment of environments) {
        const severity = rule.holds[environment]
        const findings = examinePlan(planOf(...broken), environment, [rule]).findings
        expect(findings.map((finding) => [finding.kind, finding.severity, finding.rule])).toEqual(
          severity === undefined ? [] : [['broken', severity, rule.id]],
        )
      }
    })
  },
)

describe.each(rules.flatMap((rule) => freeCaseOf(rule)))('%s', (_, rule, free) => {
  it('leaves alone what it does not concern', () => {
    for (const environment of environments) {
      expect(examinePlan(planOf(...free), environment, [rule])).toEqual({ held: 0, findings: [] })
    }
  })
})

function freeCaseOf(rule: Rule): (readonly [string, Rule, readonly Sketch[]])[] {
  const { free } = casesOf(rule)
  return free === undefined ? [] : [[rule.id, rule, free]]
}

function casesOf({ id }: Rule): RuleCase {
  const found = cases.get(id)
  if (found === undefined) throw new Error(`there are no cases of the rule ${id}`)
  return found
}

function concerns(rule: Rule, type: string): boolean {
  return rule.concerns.some((one) => one === type || (one.endsWith('*') && type.startsWith(one.slice(0, -1))))
}
