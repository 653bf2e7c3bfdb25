import * as z from 'zod'
import { GateId } from './assessment.ts'
import type { Failure } from './failure.ts'

/** How grave it is that a rule does not hold: the plan fails, somebody should mend it, or it is worth knowing. */
export const Severity = z.enum(['refuse', 'warn', 'note'])
export type Severity = z.infer<typeof Severity>

/**
 * A rule of the baseline that a plan does not hold, or of which only the apply will show whether it does.
 * `title`, `remedy` and `gates` are the rule's own; nothing but addresses is taken from the plan.
 */
export const BaselineFinding = z.object({
  rule: z.string(),
  kind: z.enum(['broken', 'unknown']),
  severity: Severity,
  /** One sentence: what should be. */
  title: z.string(),
  /** One sentence: what to do about it. */
  remedy: z.string(),
  /** Gates each of which accepts it, when a person has to confirm that gate. */
  gates: z.array(GateId),
  /** Addresses of some of the resources, at least one. */
  addresses: z.array(z.string()),
  /** How many resources there are beyond `addresses`. */
  more: z.number(),
})
export type BaselineFinding = z.infer<typeof BaselineFinding>

/** What the security baseline says about a plan: how many rules hold for all they concern, and which do not. */
export const Baseline = z.object({ held: z.number(), findings: z.array(BaselineFinding) })
export type Baseline = z.infer<typeof Baseline>

interface GatedStack {
  readonly id: string
  readonly gates: readonly { readonly id: GateId }[]
  readonly dependsOn: readonly string[]
}

/**
 * The gates that somebody has to confirm before a stack is applied: its own, and those of the stacks that have to be
 * applied before it.
 */
export function gatesBefore(stack: GatedStack, stacks: readonly GatedStack[]): ReadonlySet<GateId> {
  const found = new Set<GateId>()
  const seen = new Set<string>()
  const waiting: (GatedStack | undefined)[] = [stack]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.id)) continue
    seen.add(next.id)
    for (const { id } of next.gates) found.add(id)
    const { dependsOn } = next
    waiting.push(...stacks.filter(({ id }) => dependsOn.includes(id)))
  }
  return found
}

/** The gate under which a person accepts a finding, if there is one. */
export function acceptedBy({ gates }: BaselineFinding, confirmed: ReadonlySet<GateId>): GateId | undefined {
  return gates.find((gate) => confirmed.has(gate))
}

/** Why a plan with this baseline is refused; undefined when a gate accepts whatever would refuse it. */
export function baselineFailure(
  baseline: Baseline | undefined,
  confirmed: ReadonlySet<GateId>,
): Failure | undefined {
  const refused = (baseline?.findings ?? []).filter(
    (finding) =>
      finding.kind === 'broken' &&
      finding.severity === 'refuse' &&
      acceptedBy(finding, confirmed) === undefined,
  )
  const [first] = refused
  if (first === undefined) return undefined
  return {
    message: `The baseline is not held: ${first.title}`,
    excerpt: refused
      .flatMap(({ title, remedy, addresses, more }) => [
        title,
        ...addresses.map((address) => `  ${address}`),
        ...(more === 0 ? [] : [`  and ${more} more`]),
        `  ${remedy}`,
      ])
      .join('\n'),
    advice: {
      key: 'baseline',
      because: `It concerns ${first.addresses.join(', ')}, and no gate of the request accepts it.`,
      help: first.remedy,
      retry: 'after_change',
    },
  }
}
