import { aboutUsd, type Decision, type Finding } from '#capability'
import { parseQuartz } from '../quartz.ts'
import { nextRuns } from '../run-times.ts'
import type { PipelineInput, Plan } from './planner.ts'
import { proposedCost } from './reviewer.ts'

const runsShown = 3

/** What was chosen for the person, and what else was possible. */
export function describeDecisions(input: PipelineInput, plan: Plan, open: readonly Finding[]): Decision[] {
  return [
    ...codeDecision(input, open),
    ...stepsDecision(input, plan, open),
    ...scheduleDecision(input, plan, open),
    ...computeDecision(input, plan, open),
    ...identityDecision(input, plan, open),
    ...failureDecision(plan, open),
    ...budgetDecision(open),
  ]
}

/** The texts of findings, behind a reason. */
function withFindings(reason: string, open: readonly Finding[], ...codes: readonly string[]): string {
  return [reason, ...open.filter(({ code }) => codes.includes(code)).map(({ text }) => text)].join('; ')
}

function codeDecision({ code, place }: PipelineInput, open: readonly Finding[]): Decision[] {
  const { place: source, ref, ref_kind } = code
  if (source === undefined) return []
  if (source.kind === 'workspace') {
    const reason = withFindings('as asked', open, 'unversioned')
    return [
      {
        topic: 'code',
        choice: source.folder,
        reason,
        alternative: 'a repository, where a change is reviewed first',
      },
    ]
  }
  if (ref === undefined || ref_kind === undefined) return []
  const moves = ref_kind.value === 'branch'
  const reason = moves
    ? `what is pushed there runs next in ${place.environment.value}`
    : 'it stays the same until somebody asks for another one'
  const access = 'a private repository needs a Git credential of the identity that the job runs as'
  return [
    {
      topic: 'code',
      choice: `${source.url}, ${ref_kind.value} ${ref.value}`,
      reason: withFindings(`${reason}; ${access}`, open, 'foreign_owner'),
      ...(moves ? { alternative: 'a tag or a commit, which stays as it was reviewed' } : {}),
    },
  ]
}

function stepsDecision({ code }: PipelineInput, { order }: Plan, open: readonly Finding[]): Decision[] {
  const { steps } = code
  if (steps.length === 0) return []
  const sequence = order.value === 'sequence'
  const names = steps.map(({ key, type, path }) => `${key} (${type} ${path})`)
  return [
    {
      topic: 'steps',
      choice: names.join(sequence ? ', then ' : ' and '),
      reason: withFindings(
        steps.length === 1
          ? 'the only step'
          : sequence
            ? (order.reason ?? 'as asked')
            : 'side by side, none waits for another',
        open,
        'repeated_steps',
      ),
      ...(steps.length > 1 && sequence
        ? { alternative: 'in parallel, when they do not need each other' }
        : {}),
    },
  ]
}

function scheduleDecision(
  { context, stated }: PipelineInput,
  plan: Plan,
  open: readonly Finding[],
): Decision[] {
  const { schedule, timezone, pause_status, continuous } = plan
  const paused = pause_status?.value === 'PAUSED'
  if (continuous.value) {
    const choice = paused ? 'without a pause once it is started, paused for now' : 'without a pause'
    return [
      {
        topic: 'runs',
        choice,
        reason: paused ? (pause_status.reason ?? 'as asked') : 'as asked',
        ...(paused ? { alternative: '"start it" lets it run' } : {}),
      },
    ]
  }
  if (schedule === undefined) return []
  const quartz = parseQuartz(schedule.value)
  if (typeof quartz === 'string' || timezone === undefined) {
    return [{ topic: 'runs', choice: 'when somebody starts it', reason: schedule.reason ?? 'as asked' }]
  }
  const runs = nextRuns(quartz, context.today, runsShown)
  const zone = timezone.value
  const times =
    runs.length === 0 ? `never again (${schedule.value})` : `${runs.join(', ')} (${zone}) and so on`
  const reason = stated.timezone === undefined ? 'as asked; nobody named a time zone' : 'as asked'
  return [
    {
      topic: 'next runs',
      choice: paused ? `paused; once it is started: ${times}` : times,
      reason: withFindings(
        paused ? `${reason}; ${pause_status.reason ?? 'paused as asked'}` : reason,
        open,
        'overlap',
        'clock_change',
      ),
      ...(paused ? { alternative: '"start it" lets it run on time' } : {}),
    },
  ]
}

function computeDecision(input: PipelineInput, plan: Plan, open: readonly Finding[]): Decision[] {
  const { compute, node_type, min_workers, max_workers, spot } = plan
  if (compute.value === 'serverless') {
    return [{ topic: 'compute', choice: 'serverless', reason: compute.reason ?? 'as asked' }]
  }
  if (compute.value === 'existing_cluster') {
    const reason = `${compute.reason ?? 'as asked'}; people and the job take machines from each other`
    const alternative = 'a job cluster, at about half the price of a Databricks unit'
    return [{ topic: 'compute', choice: 'an existing cluster', reason, alternative }]
  }
  if (node_type === undefined || min_workers === undefined || max_workers === undefined) return []
  if (min_workers.value > max_workers.value) return []
  const cost = proposedCost(input, plan)
  const price = cost === undefined ? '' : `, about ${aboutUsd(cost.expected)} a month`
  const machines = describeMachines(node_type.value, min_workers.value, max_workers.value)
  const onSpot =
    spot?.value === true && max_workers.value > 0 ? ', workers on spot machines with an on-demand driver' : ''
  return [
    {
      topic: 'compute',
      choice: `a job cluster: ${machines}${onSpot}${price}`,
      reason: withFindings(compute.reason ?? 'as asked', open, 'spot_in_prod'),
      ...(compute.source === 'default'
        ? { alternative: 'serverless, when a run takes less than 10 minutes' }
        : {}),
    },
  ]
}

/** "2-4 x Standard_D8ads_v5 and a driver". */
export function describeMachines(nodeType: string, min: number, max: number): string {
  if (max === 0) return `one ${nodeType}, no workers`
  return `${min === max ? max : `${min}-${max}`} x ${nodeType} and a driver`
}

function identityDecision(
  { place }: PipelineInput,
  { run_as, access_group }: Plan,
  open: readonly Finding[],
): Decision[] {
  if (run_as === undefined) return []
  const production = place.environment.value === 'prod'
  const own = 'Planwright needs the role Service Principal User on it, and it needs access to the data'
  return [
    {
      topic: 'runs as',
      choice: run_as.value === 'deployer' ? 'the identity of Planwright' : run_as.value,
      reason: withFindings(
        run_as.value === 'deployer' ? (run_as.reason ?? 'as asked') : own,
        open,
        'as_deployer',
      ),
    },
    {
      topic: 'access',
      choice: `${access_group.value} may ${production ? 'see the job and its runs' : 'start and stop runs'}`,
      reason: production ? 'in production the schedule and Planwright start it' : 'people try it out',
    },
  ]
}

function failureDecision(
  { notify_emails, retries, timeout_min }: Plan,
  open: readonly Finding[],
): Decision[] {
  if (notify_emails === undefined) return []
  const told = notify_emails.value.length === 0 ? 'nobody is told' : `${notify_emails.value.join(', ')} told`
  const again =
    retries.value === 0
      ? 'no retry'
      : `${retries.value} ${retries.value === 1 ? 'retry' : 'retries'} after 5 minutes`
  const limit = timeout_min === undefined ? [] : [`a run is stopped after ${timeout_min.value} minutes`]
  const choice = [told, again, ...limit].join(', ')
  const reason = withFindings('one run at a time; further ones wait in a queue', open, 'nobody_told')
  return [{ topic: 'when it fails', choice, reason }]
}

function budgetDecision(open: readonly Finding[]): Decision[] {
  return open
    .filter(({ code }) => code === 'over_budget')
    .map(({ text }) => ({ topic: 'budget', choice: 'exceeded', reason: text }))
}
