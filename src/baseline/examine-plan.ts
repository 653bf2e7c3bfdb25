import type { Baseline, BaselineFinding } from '../domain/baseline.ts'
import { type PlannedResource, type PlanToExamine, plannedResources } from './planned-resource.ts'
import type { Environment, Rule } from './rule.ts'
import { rules } from './rules.ts'

/** Addresses that a finding names; the rest is counted. */
const namedAddresses = 5

const plainAddress =
  /^(?:module\.[\w-]{1,100}(?:\[(?:\d{1,6}|"[\w .:/-]{1,100}")\])?\.){0,8}[a-z][a-z0-9_]{0,99}\.[A-Za-z_][\w-]{0,99}(?:\[(?:\d{1,6}|"[\w .:/-]{1,100}")\])?$/

/**
 * What the security baseline says about a plan in an environment.
 * Only resources that are there after the apply are asked about. What is known only after the apply is neither held
 * nor broken; it is a finding where breaking the rule would refuse the plan.
 */
export function examinePlan(
  plan: PlanToExamine,
  environment: Environment,
  asked: readonly Rule[] = rules,
): Baseline {
  const resources = plannedResources(plan)
  const answers = asked.map((rule) => answerOf(rule, resources, environment))
  const order = ['refuse', 'warn', 'note']
  const findings = answers.flatMap((answer) => (typeof answer === 'object' ? [answer] : []))
  return {
    held: answers.filter((answer) => answer === 'held').length,
    findings: findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
  }
}

function answerOf(
  rule: Rule,
  resources: readonly PlannedResource[],
  environment: Environment,
): BaselineFinding | 'held' | 'not_asked' {
  const severity = rule.holds[environment]
  if (severity === undefined) return 'not_asked'
  const { check, when = () => true } = rule
  const concerned = resources.filter((resource) => isConcerned(rule, resource))
  const asked = concerned.flatMap((resource) => {
    const scene = { resource, resources, environment }
    const concerns = when(resource, scene)
    if (concerns === false) return []
    const answer = check(resource, scene)
    return [{ resource, answer: concerns === undefined && answer === false ? undefined : answer }]
  })
  const broken = asked.filter(({ answer }) => answer === false)
  if (broken.length > 0) return findingOf(rule, 'broken', severity, broken)
  const unknown = asked.filter(({ answer }) => answer === undefined)
  if (unknown.length > 0)
    return severity === 'refuse' ? findingOf(rule, 'unknown', severity, unknown) : 'not_asked'
  return asked.length > 0 ? 'held' : 'not_asked'
}

function isConcerned({ concerns }: Rule, { type }: PlannedResource): boolean {
  return concerns.some((one) => (one.endsWith('*') ? type.startsWith(one.slice(0, -1)) : type === one))
}

function findingOf(
  { id, title, remedy, gates }: Rule,
  kind: BaselineFinding['kind'],
  severity: BaselineFinding['severity'],
  found: readonly { readonly resource: PlannedResource }[],
): BaselineFinding {
  const addresses = found.map(({ resource }) => shownAddress(resource)).sort()
  return {
    rule: id,
    kind,
    severity,
    title,
    remedy,
    gates: [...gates],
    addresses: addresses.slice(0, namedAddresses),
    more: Math.max(0, addresses.length - namedAddresses),
  }
}

/** An address as it is, or its type alone when there is more in it than Terraform's names and plain keys. */
function shownAddress({ address, type }: PlannedResource): string {
  if (plainAddress.test(address)) return address
  return /^[a-z][a-z0-9_]{0,99}$/.test(type) ? `${type} (key left out)` : 'a resource with an unusual address'
}
