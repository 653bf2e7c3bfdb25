import type { PlanSummary } from '../domain/plan.ts'
import type { ProposedState } from '../domain/request-state.ts'
import { changedPlanName, type StackState } from '../domain/stack-state.ts'
import { usd } from './money.ts'
import { checkName, confirmCommand, planWords, waitingWords } from './stack-words.ts'

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
    name: checkName(check, stack.id),
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
          title: `Planned once ${stack.dependsOn.join(', ')} is applied; ${stack.addresses.length} resources${money}`,
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
      title: `Plan failed: ${progress.failure.message}`,
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
      return { status: 'in_progress', title: `Applying: ${planWords(progress.plan)}`, actions: [] }
    case 'applied':
      return {
        status: 'completed',
        conclusion: 'success',
        title: progress.how === 'already' ? 'Applied by an earlier, interrupted run' : 'Applied',
        actions: [],
      }
    case 'planned':
      return { status: 'queued', title: 'Waiting to begin', actions: [] }
    case 'plan_failed':
    case 'failed':
      return {
        status: 'completed',
        conclusion: 'failure',
        title: `Failed: ${progress.failure.message}`,
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
  const changed = progress.status === 'waiting' && progress.for === 'changed_plan'
  return {
    banner,
    title: stack.title,
    path: stack.path,
    issue: state.origin.issue,
    gates: stack.gates.map((gate) => ({ ...gate, confirm: confirmCommand(gate.id) })),
    changedPlan: changed ? confirmCommand(changedPlanName(progress.plan.digest)) : null,
    plan: plan === undefined ? null : planTable(plan),
    addresses: plan === undefined ? stack.addresses : null,
    dependsOn: stack.dependsOn.join(', '),
    failure: failureView(stack),
    outputs: progress.status === 'applied' ? outputRows(progress.outputs) : [],
    digest: plan === undefined ? stack.contentDigest : plan.digest,
  }
}

/** Destroyed and replaced resources first: they are what a reviewer must not miss. */
function planTable(plan: PlanSummary): object {
  const order = { delete: 0, replace: 1, update: 2, create: 3, read: 4 }
  const sorted = plan.resources.toSorted((a, b) => order[a.action] - order[b.action])
  return {
    resources: sorted.slice(0, shownResources).map(({ action, address, attributes }) => ({
      action,
      address,
      attributes: action === 'update' || action === 'replace' ? attributes.join(', ') : '',
    })),
    more: Math.max(0, sorted.length - shownResources),
    destructive: plan.resources.some(({ action }) => action === 'delete' || action === 'replace'),
  }
}

function planOf(stack: StackState): PlanSummary | undefined {
  const { progress } = stack
  if ('plan' in progress && progress.plan !== null) return progress.plan
  return stack.reviewed ?? undefined
}

function failureView(stack: StackState): object | null {
  const { progress } = stack
  if (progress.status !== 'failed' && progress.status !== 'plan_failed') return null
  const { message, excerpt, advice } = progress.failure
  return { message, excerpt, advice: advice ?? null }
}

/** Outputs as a person reads them, text as it is and everything else as JSON. */
export function outputRows(outputs: Readonly<Record<string, unknown>>): { name: string; value: string }[] {
  return Object.entries(outputs).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }))
}

function monthly(state: ProposedState, stack: StackState): string {
  const estimate = state.brief.estimate?.stacks.find((candidate) => candidate.stack === stack.id)
  return estimate === undefined ? '' : `, about ${usd(estimate.expectedUsd)} USD/month`
}

function cut(title: string): string {
  return title.length <= titleLength ? title : `${title.slice(0, titleLength - 3)}...`
}
