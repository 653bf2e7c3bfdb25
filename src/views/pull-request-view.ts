import { joined } from '../conversation/brief/brief-title.ts'
import { priceView } from '../conversation/views/price-view.ts'
import { remarkViews } from '../conversation/views/remark-views.ts'
import { rowViews } from '../conversation/views/row-view.ts'
import type { Brief, ProposedStack } from '../domain/brief.ts'
import type { Origin } from '../domain/request-state.ts'
import type { SignOff, SignOffRecord } from '../domain/sign-off.ts'
import type { StackState } from '../domain/stack-state.ts'
import { priceCell, priceWords, usd } from './money.ts'
import { type PlanCostView, planCostView } from './plan-cost-view.ts'
import { answerers, hoursText, signedOff } from './sign-off-view.ts'
import { isDestructive, progressWords } from './stack-words.ts'

interface Proposed {
  readonly origin: Origin
  readonly author: string
  readonly brief: Brief
  readonly signOffs: SignOffRecord
}

/** Data of the template `pull-request/body`; without stacks it is the body before the first plan. */
export function pullRequestView(
  { origin, author, brief, signOffs }: Proposed,
  stacks: readonly StackState[],
  banner: string | null,
): object {
  const planCosts = stacks.flatMap(planCostOf)
  return {
    banner,
    title: brief.title,
    issue: origin.issue,
    author,
    stacks: brief.stacks.map((proposed) => stackRow(proposed, brief, stacks)),
    gates: brief.gates.map(({ id, text }) => ({ id, text })),
    signedOff: (brief.signOffs ?? []).map((one) => signedOffRow(one, signOffs)),
    rows: rowViews(brief.rows),
    decisions: brief.decisions.map((decision) => ({
      ...decision,
      alternative: decision.alternative ?? null,
    })),
    opinion: remarkViews(brief),
    planned: stacks.some(({ reviewed }) => reviewed !== null),
    destructive: stacks
      .filter(({ reviewed }) => reviewed !== null && isDestructive(reviewed))
      .map(({ id }) => id),
    price: priceView(brief.estimate),
    plansAgree: agreement(planCosts, brief),
    planCosts: planCosts.filter((cost) => !isAsEstimated(cost)),
    costs: (brief.estimate?.stacks ?? []).map((estimate) => ({
      stack: estimate.stack,
      price: priceWords(estimate),
      assumptions: estimate.assumptions.join('; '),
    })),
  }
}

function signedOffRow(signOff: SignOff, signOffs: SignOffRecord): object {
  const answer = signOffs[signOff.key]?.answer
  const within = hoursText(signOff.hours)
  return {
    what: signedOff(signOff),
    by: answer?.by ?? null,
    silent: `${answerers(signOff)} did not answer within ${within}, and the rules decided`,
  }
}

type PlanCostRow = PlanCostView & { readonly stack: string }

function planCostOf({ id, reviewed }: StackState): PlanCostRow[] {
  const cost = reviewed === null ? null : planCostView(reviewed)
  return cost === null ? [] : [{ ...cost, stack: id }]
}

/** One sentence when every plan that was priced costs what was estimated; null when one does not, or none was. */
function agreement(planCosts: readonly PlanCostRow[], { stacks }: Brief): string | null {
  if (planCosts.length === 0 || !planCosts.every(isAsEstimated)) return null
  return `The plans${planCosts.length < stacks.length ? ' so far' : ''} cost what was estimated.`
}

function isAsEstimated({ agrees, unpriced }: PlanCostRow): boolean {
  return agrees && unpriced.length === 0
}

function stackRow({ blueprint }: ProposedStack, brief: Brief, stacks: readonly StackState[]): object {
  const state = stacks.find((stack) => stack.id === blueprint.id)
  const estimate = brief.estimate?.stacks.find((stack) => stack.stack === blueprint.id)
  const cost = state?.reviewed?.cost
  const planned = cost === undefined || cost.agrees ? undefined : `${usd(cost.expectedUsd)} USD`
  const gates = brief.gates.filter((gate) => gate.stack === blueprint.id).map((gate) => gate.id)
  return {
    id: blueprint.id,
    title: blueprint.title,
    plan: state === undefined ? 'being planned' : progressWords(state),
    price: planned ?? (estimate === undefined ? 'not known' : priceCell(estimate)),
    needs: gates.length === 0 ? 'review' : `review, then confirmation of ${joined(gates, 'and')}`,
  }
}
