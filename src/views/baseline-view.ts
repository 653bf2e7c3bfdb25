import { acceptedBy, type Baseline, type BaselineFinding, gatesBefore } from '../domain/baseline.ts'
import type { ProposedState } from '../domain/request-state.ts'
import type { StackState } from '../domain/stack-state.ts'

/** What a check run says about the security baseline; null when no rule concerns the plan. */
export function baselineView(
  baseline: Baseline | undefined,
  state: ProposedState,
  stack: StackState,
): object | null {
  if (baseline === undefined || baseline.held + baseline.findings.length === 0) return null
  const confirmed = gatesBefore(stack, state.stacks)
  const findings = baseline.findings.map((finding) => findingView(finding, acceptedBy(finding, confirmed)))
  const accepted = findings.filter(({ gate }) => gate !== null)
  const open = findings.filter(({ gate, severity }) => gate === null && severity !== 'note')
  const notes = findings.filter(({ gate, severity }) => gate === null && severity === 'note')
  const counts = [
    `${baseline.held} ${baseline.held === 1 ? 'rule' : 'rules'} held`,
    ...counted(accepted.length, 'accepted by a gate'),
    ...counted(open.filter(({ isUnknown }) => !isUnknown).length, 'not held'),
    ...counted(open.filter(({ isUnknown }) => isUnknown).length, 'known only after the apply'),
  ]
  return {
    words: `Baseline: ${counts.join(', ')}.`,
    findings: [...open, ...accepted],
    notes,
    noteWords: `${notes.length} ${notes.length === 1 ? 'note' : 'notes'} on the baseline`,
  }
}

function findingView(
  { kind, severity, title, remedy, addresses: [first = '', ...others], more }: BaselineFinding,
  gate: string | undefined,
) {
  return { severity, title, remedy, first, others, more, isUnknown: kind === 'unknown', gate: gate ?? null }
}

function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`]
}
