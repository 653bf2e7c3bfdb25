import * as z from 'zod'
import { type CapabilityContext, type Choice, choiceOf, choose, type Finding, type Step } from '#capability'
import { countOf } from '../count-of.ts'
import { hasGpu, usualRows } from '../machines.ts'
import { type Answers, parameters } from '../parameters.ts'
import { parseQuartz } from '../quartz.ts'
import { runsPerMonth, shortestInterval } from '../run-times.ts'
import { isInCompanion, ofCompanion, type Place } from './place.ts'
import type { Code } from './reader.ts'
import { chooseWorkers } from './worker-choice.ts'

const shape = parameters.shape

/** When, on what and as whom the steps run. */
export const Plan = z.object({
  order: choiceOf(shape.order),
  schedule: choiceOf(shape.schedule).optional(),
  continuous: choiceOf(shape.continuous),
  timezone: choiceOf(shape.timezone).optional(),
  pause_status: choiceOf(shape.pause_status).optional(),
  retries: choiceOf(shape.retries),
  timeout_min: choiceOf(shape.timeout_min).optional(),
  notify_emails: choiceOf(shape.notify_emails).optional(),
  run_as: choiceOf(shape.run_as).optional(),
  access_group: choiceOf(shape.access_group),
  compute: choiceOf(shape.compute),
  run_minutes: choiceOf(shape.run_minutes),
  runs_month: choiceOf(shape.runs_month).optional(),
  gpu: choiceOf(shape.gpu),
  node_type: choiceOf(shape.node_type).optional(),
  min_workers: choiceOf(shape.min_workers).optional(),
  max_workers: choiceOf(shape.max_workers).optional(),
  spot: choiceOf(shape.spot).optional(),
  runtime: choiceOf(shape.runtime).optional(),
  warehouse_name: choiceOf(shape.warehouse_name).optional(),
})
export type Plan = z.infer<typeof Plan>

/** What the planner and the reviewer work from. */
export interface PipelineInput {
  readonly code: Code
  readonly place: Place
  readonly stated: Answers
  readonly context: CapabilityContext
}

const usualMinutes = { dev: 20, staging: 40, prod: 60 } as const
const usualTimeout = { dev: 60, staging: 120, prod: 0 } as const
const usualRetries = { dev: 0, staging: 1, prod: 2 } as const
const manualRunsAMonth = 20
const longestTimeout = 10_080

/** Below these a cluster would spend more time starting than working. */
const shortRunMinutes = 10
const shortIntervalMinutes = 15

/** Chooses when and on what the steps run; findings make it step down what nobody stated. */
export const planner: Step<{ readonly input: PipelineInput; readonly findings: readonly Finding[] }, Plan> = {
  id: 'planner',
  role: 'chooses the order, the schedule, the compute and the identity of a run',
  out: Plan,
  rule({ input, findings }, blackboard) {
    const { stated } = input
    const continuous = choose(stated.continuous, {
      value: false,
      reason: 'a run ends when its steps are done',
    })
    const timing = continuous.value ? {} : timingOf(input)
    const quartz = timing.schedule === undefined ? undefined : parseQuartz(timing.schedule.value)
    const interval = typeof quartz === 'object' ? shortestInterval(quartz) : undefined
    const minutes = choose(stated.run_minutes, minutesProposal(input, interval))
    const runs =
      typeof quartz === 'object'
        ? Math.max(1, Math.round(runsPerMonth(quartz, input.context.today)))
        : undefined
    const compute = choose(stated.compute, computeProposal(input, continuous.value, minutes.value, interval))
    const machines = machinesOf(input, compute.value, findings)
    blackboard.note(`${compute.value.replaceAll('_', ' ')} (${compute.reason ?? 'as asked'})`)
    if ('max_workers' in machines) {
      const { node_type, max_workers } = machines
      const workers = countOf(max_workers.value, 'worker')
      blackboard.note(`at most ${workers} of ${node_type.value} (${max_workers.reason ?? 'as asked'})`)
    }
    return {
      order: choose(stated.order, {
        value: 'sequence',
        reason: 'each step may need what the one before it made',
      }),
      continuous,
      ...timing,
      ...(timing.schedule?.value === 'manual'
        ? {}
        : { pause_status: choose(stated.pause_status, pauseProposal(input)) }),
      ...identityOf(input),
      ...limitsOf(input, continuous.value, minutes.value),
      compute,
      run_minutes: minutes,
      ...(continuous.value ? {} : { runs_month: choose(stated.runs_month, runsProposal(runs)) }),
      ...machines,
      ...warehouseOf(input),
    }
  },
}

function timingOf({ stated, place }: PipelineInput): Pick<Plan, 'schedule' | 'timezone'> {
  const schedule = choose(stated.schedule, {
    value: 'manual',
    reason: `nobody named a time in ${place.environment.value}; it runs when somebody starts it`,
  })
  if (schedule.value === 'manual') return { schedule }
  return { schedule, timezone: choose(stated.timezone, { value: 'UTC', reason: 'nobody named another' }) }
}

function pauseProposal({ place }: PipelineInput) {
  return place.environment.value === 'prod'
    ? { value: 'UNPAUSED' as const, reason: 'production runs on time; an approver confirms it' }
    : {
        value: 'PAUSED' as const,
        reason: `${place.environment.value} runs by itself only when somebody says so`,
      }
}

function minutesProposal({ place }: PipelineInput, interval: number | undefined) {
  const usual = usualMinutes[place.environment.value]
  if (interval === undefined || interval > usual) {
    return {
      value: usual,
      reason: `nobody said how long a run takes; assumed for ${place.environment.value}`,
    }
  }
  return {
    value: Math.max(1, Math.floor(interval / 3)),
    reason: `it has to fit between runs that are ${countOf(interval, 'minute')} apart`,
  }
}

function runsProposal(runs: number | undefined) {
  return runs === undefined
    ? { value: manualRunsAMonth, reason: 'once on every working day, assumed for the price' }
    : { value: runs, reason: 'counted from the schedule' }
}

function limitsOf(
  { stated, place }: PipelineInput,
  continuous: boolean,
  minutes: number,
): Pick<Plan, 'retries' | 'timeout_min'> {
  const environment = place.environment.value
  if (continuous) {
    return {
      retries: choose(stated.retries, {
        value: 0,
        reason: 'a run that never pauses is started again by itself',
      }),
    }
  }
  const value = Math.min(longestTimeout, Math.max(usualTimeout[environment], 3 * minutes, 5))
  return {
    retries: choose(stated.retries, {
      value: usualRetries[environment],
      reason: `default for ${environment}`,
    }),
    timeout_min: choose(stated.timeout_min, {
      value,
      reason: value === 3 * minutes ? 'three times the usual length of a run' : `default for ${environment}`,
    }),
  }
}

function identityOf({
  stated,
  place,
  context,
}: PipelineInput): Pick<Plan, 'notify_emails' | 'run_as' | 'access_group'> {
  const production = place.environment.value === 'prod'
  const isDev = place.environment.value === 'dev'
  const group = isInCompanion(place.workspace_name?.value, context)
    ? ofCompanion(context, 'access_group')
    : undefined
  const mails = choose(stated.notify_emails, {
    value: [],
    reason: 'nobody was named; the page of the job shows failures',
  })
  const identity = choose(stated.run_as, {
    value: 'deployer',
    reason: 'dev runs as the identity that Planwright applies with',
  })
  return {
    ...(production && stated.notify_emails === undefined ? {} : { notify_emails: mails }),
    ...(isDev || stated.run_as !== undefined ? { run_as: identity } : {}),
    access_group: choose(
      stated.access_group,
      group === undefined
        ? { value: 'users', reason: 'everybody who is admitted to the workspace' }
        : { value: group, source: 'inferred', reason: 'the group of the workspace of this request' },
    ),
  }
}

function computeProposal(
  { stated, code }: PipelineInput,
  continuous: boolean,
  minutes: number,
  interval: number | undefined,
): Omit<Choice<NonNullable<Answers['compute']>>, 'source' | 'reason'> & {
  reason: string
  source?: 'inferred'
} {
  if (stated.existing_cluster_id !== undefined) {
    return { value: 'existing_cluster', source: 'inferred', reason: 'its id was named' }
  }
  if (namesMachines(stated))
    return { value: 'job_cluster', source: 'inferred', reason: 'machines were named' }
  if (continuous) return { value: 'job_cluster', reason: 'the cheapest compute that runs all the time' }
  if (isSqlOnly(code))
    return { value: 'serverless', reason: 'SQL runs on the SQL warehouse and needs no cluster' }
  if (interval !== undefined && interval < shortIntervalMinutes) {
    return {
      value: 'serverless',
      reason: `every ${countOf(interval, 'minute')} is too often to start a cluster each time`,
    }
  }
  if (minutes < shortRunMinutes) {
    return {
      value: 'serverless',
      reason: `a run of ${countOf(minutes, 'minute')} would mostly wait for a cluster`,
    }
  }
  return { value: 'job_cluster', reason: 'made for the run and gone after it, at the lower price of jobs' }
}

/** Whether only machines that start for the job can be meant. */
export function namesMachines({
  gpu,
  node_type,
  min_workers,
  max_workers,
  spot,
  runtime,
  cluster_policy,
}: Answers): boolean {
  const named = [node_type, min_workers, max_workers, spot, runtime, cluster_policy]
  return gpu === true || named.some((value) => value !== undefined)
}

/** Whether every step is SQL. */
export function isSqlOnly({ steps }: Code): boolean {
  return steps.length > 0 && steps.every(({ type }) => type === 'sql')
}

function machinesOf(input: PipelineInput, compute: string, findings: readonly Finding[]) {
  const { stated, place } = input
  const environment = place.environment.value
  const gpu = choose(stated.gpu, {
    value: stated.node_type !== undefined && hasGpu(stated.node_type),
    reason: stated.node_type === undefined ? 'nobody asked for GPUs' : `as ${stated.node_type} has`,
  })
  if (compute !== 'job_cluster') return { gpu }
  const row = usualRows[gpu.value ? 'gpu' : 'cpu'][environment]
  const workers = chooseWorkers(row, input, findings)
  return {
    gpu,
    node_type: choose(stated.node_type, {
      value: row.nodeType,
      reason: `usual for a pipeline ${gpu.value ? 'with GPUs ' : ''}in ${environment}`,
    }),
    ...workers,
    spot: choose(stated.spot, spotProposal(environment, workers.max_workers.value)),
    runtime: choose(stated.runtime, { value: '17.3' as const, reason: 'current long-term support' }),
  }
}

function spotProposal(environment: string, maxWorkers: number) {
  if (environment === 'prod') return { value: false, reason: 'production is not interrupted' }
  if (maxWorkers === 0) return { value: false, reason: 'a single node is its own driver' }
  return { value: true, reason: 'cheaper; the driver is not interrupted and workers are replaced' }
}

function warehouseOf({ stated, place, code, context }: PipelineInput): Pick<Plan, 'warehouse_name'> {
  if (!code.steps.some(({ type }) => type === 'sql')) return {}
  const size = isInCompanion(place.workspace_name?.value, context)
    ? ofCompanion(context, 'sql_warehouse')
    : undefined
  if (stated.warehouse_name === undefined && (size === undefined || size === 'none')) return {}
  return {
    warehouse_name: choose(stated.warehouse_name, {
      value: `${ofCompanion(context, 'team')}-${ofCompanion(context, 'environment')}-sql`,
      source: 'inferred',
      reason: 'the SQL warehouse of this request',
    }),
  }
}
