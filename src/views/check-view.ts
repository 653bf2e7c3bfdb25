import { joined } from '../conversation/brief/brief-title.ts'
import type { PlanSummary } from '../domain/plan.ts'
import type { ProposedState } from '../domain/request-state.ts'
import { changedPlanName, type StackState } from '../domain/stack-state.ts'
import { baselineView } from './baseline-view.ts'
import { failureView, shortCause } from './failure-words.ts'
import { priceWords, usd } from './money.ts'
import { outputRows } from './output-rows.ts'
import { planCostView } from './plan-cost-view.ts'
import { checkName, confirmCommand, isDestructive, planWords, waitingWords } from './stack-words.ts'
import { reviewer } from './status-words.ts'

/** Rows of a resource table; the rest is counted. */
const shownResources = 40
/** GitHub shows one line; longer titles are cut there. */
const titleLength = 120

export interface CheckAction {
  readonly label: string
  readonly description: string
  readonly identifier: 'confirm' | 'retry' | 'recheck'
}

/** A check run of a stack; `summary` is the data of the template `checks/stack`. */
export interface CheckView {
  readonly name: string
  readonly status: 'queued' | 'in_progress' | 'completed'
  readonly conclusion?: 'success' | 'failure' | 'neutral' | 'action_required'
  readonly title: string
  readonly actions: readonly CheckAction[]
  readonly summary: object
}

/** What a check run says about a stack: its plan while it is reviewed, its apply after the merge. */
export function checkView(
  state: ProposedState,
  stack: StackState,
  check: 'plan' | 'apply',
  banner: string | null,
): CheckView {
  const head = check === 'plan' ? planHead(state, stack) : applyHead(stack)
  return {
    ...head,
    name: checkName(check, stack),
    title: cut(head.title),
    summary: summaryOf(state, stack, banner),
  }
}

/** The title while an apply runs: "4 of 6, creating azurerm_databricks_workspace.main (2 min 10 s)". */
export function applyingTitle(progress: {
  readonly done: number
  readonly total: number
  readonly current: string
  readonly elapsedMs: number
}): string {
  return cut(`${progress.done} of ${progress.total}, ${progress.current} (${duration(progress.elapsedMs)})`)
}

/** "2 min 10 s", or "8 s" below a minute. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}

type Head = Omit<CheckView, 'name' | 'summary'>

const recheck: CheckAction = {
  label: 'Recheck',
  description: 'Plan this stack again',
  identifier: 'recheck',
}
const retry: CheckAction = {
  label: 'Retry',
  description: 'Run this stack again',
  identifier: 'retry',
}

function planHead(state: ProposedState, stack: StackState): Head {
  const { progress } = stack
  const money = monthly(state, stack)
  if (progress.status === 'planned') {
    return progress.plan === null
      ? {
          status: 'completed',
          conclusion: 'neutral',
          title: `Planned after ${joined(stack.dependsOn, 'and')}; ${stack.addresses.length} to add${money}`,
          actions: [],
        }
      : {
          status: 'completed',
          conclusion: 'success',
          title: `${planWords(progress.plan)}${money}`,
          actions: [recheck],
        }
  }
  if (progress.status === 'plan_failed') {
    return {
      status: 'completed',
      conclusion: 'failure',
      title: `Plan failed: ${shortCause(progress.failure.message)}`,
      actions: [recheck],
    }
  }
  return { status: 'in_progress', title: 'Planning', actions: [] }
}

function applyHead(stack: StackState): Head {
  const { progress } = stack
  switch (progress.status) {
    case 'waiting':
      return waitingHead(stack)
    case 'applying':
      return {
        status: 'in_progress',
        title: `${stack.kind === 'removal' ? 'Destroying' : 'Applying'}: ${planWords(progress.plan)}`,
        actions: [],
      }
    case 'applied':
      return {
        status: 'completed',
        conclusion: 'success',
        title: 'Applied',
        actions: [],
      }
    case 'destroyed':
      return { status: 'completed', conclusion: 'success', title: 'Destroyed', actions: [] }
    case 'planned':
      return { status: 'queued', title: 'Waiting to begin', actions: [] }
    case 'plan_failed':
    case 'failed':
      return {
        status: 'completed',
        conclusion: 'failure',
        title: `Failed: ${shortCause(progress.failure.message)}`,
        actions: [retry],
      }
    default:
      return progress satisfies never
  }
}

function waitingHead(stack: StackState): Head {
  const { progress } = stack
  const words = waitingWords(stack)
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  if (progress.status !== 'waiting' || progress.for === 'plan') {
    return { status: 'in_progress', title: 'Planning at the merge commit', actions: [] }
  }
  if (progress.for === 'dependency') return { status: 'queued', title, actions: [] }
  const confirm: CheckAction = {
    label: 'Confirm',
    description: 'I am an approver and I confirm this',
    identifier: 'confirm',
  }
  const actions = progress.for === 'approval' ? [] : [confirm]
  return { status: 'completed', conclusion: 'action_required', title, actions }
}

function summaryOf(state: ProposedState, stack: StackState, banner: string | null): object {
  const { progress } = stack
  const plan = planOf(stack)
  const who = state.status === 'in_review' ? 'After the merge, an approver' : reviewer(state)
  const outputs = progress.status === 'applied' ? outputRows(progress.outputs) : { shown: [], folded: [] }
  return {
    banner,
    title: stack.title,
    path: stack.path,
    issue: state.origin.issue,
    next: nextWords(state, stack),
    gates: stack.gates.map((gate) => ({ ...gate, who, confirm: confirmCommand(gate.id) })),
    plan: plan === undefined ? null : planTable(plan, stack.kind),
    baseline: baselineView(plan?.baseline, state, stack),
    cost: plan === undefined ? null : planCostView(plan),
    addresses: plan === undefined && stack.plannable === 'after_dependencies' ? stack.addresses : [],
    dependsOn: joined(stack.dependsOn, 'and'),
    failure: 'failure' in progress ? failureView(progress.failure) : null,
    outputs: outputs.shown,
    resourceIds: outputs.folded,
    digest: plan === undefined ? stack.contentDigest : plan.digest,
  }
}

/** What is wanted from whom; null when nothing is. */
function nextWords(state: ProposedState, stack: StackState): { text: string; command: string | null } | null {
  const { progress } = stack
  if (progress.status === 'failed' || progress.status === 'plan_failed') {
    return { text: 'When the cause is mended, use the button or reply', command: `/retry ${stack.id}` }
  }
  if (progress.status !== 'waiting') return null
  if (progress.for === 'approval') {
    return { text: `${reviewer(state)} reviews the pull request; then it begins.`, command: null }
  }
  if (progress.for === 'changed_plan') {
    const name = changedPlanName(progress.plan.digest)
    return {
      text: `Its plan changed since the review. ${reviewer(state)} uses the button or replies`,
      command: confirmCommand(name),
    }
  }
  return null
}

/** Destroyed and replaced resources first: they are what a reviewer must not miss. */
function planTable(plan: PlanSummary, kind: StackState['kind']): object {
  const order = { delete: 0, replace: 1, update: 2, create: 3, read: 4 }
  const sorted = plan.resources.toSorted((a, b) => order[a.action] - order[b.action])
  const rows = sorted.slice(0, shownResources).map(({ action, address, attributes }) => ({
    action,
    address,
    attributes: action === 'update' || action === 'replace' ? attributes.join(', ') : '',
  }))
  return {
    rows,
    withAttributes: rows.some(({ attributes }) => attributes !== ''),
    more: Math.max(0, sorted.length - shownResources),
    destructive: kind === 'build' && isDestructive(plan),
  }
}

function planOf(stack: StackState): PlanSummary | undefined {
  const { progress } = stack
  if ('plan' in progress && progress.plan !== null) return progress.plan
  return stack.reviewed ?? undefined
}

/** The price of the plan where it is another one than was estimated. */
function monthly(state: ProposedState, stack: StackState): string {
  if (stack.kind === 'removal') return ''
  const cost = planOf(stack)?.cost
  if (cost !== undefined && !cost.agrees) {
    return `, about ${usd(cost.expectedUsd)} USD/month instead of ${usd(cost.estimatedUsd)}`
  }
  const estimate = state.brief.estimate?.stacks.find((candidate) => candidate.stack === stack.id)
  return estimate === undefined ? '' : `, ${priceWords(estimate)}`
}

/** A title that is too long ends after a whole word. */
function cut(title: string): string {
  if (title.length <= titleLength) return title
  return `${title.slice(0, titleLength - 3).replace(/\s+\S*$/, '')}...`
}
