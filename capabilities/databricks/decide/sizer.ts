import * as z from 'zod'
import { choiceOf, choose, type Finding, type Step } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import { describeMachines } from './describe-machines.ts'
import { chooseGpu, chooseGpuType } from './gpu-choice.ts'
import type { Plan } from './planner.ts'
import type { SizingInput } from './sizing-input.ts'
import { cpuRow, gpuRow, mlCpuLadder, type Row } from './sizing-table.ts'
import { chooseWorkers } from './worker-choice.ts'

const shape = parameters.shape

/** The compute of a workspace; a workspace for SQL alone has no cluster. */
export const Sizing = z.object({
  gpu: choiceOf(shape.gpu),
  gpu_type: choiceOf(shape.gpu_type).optional(),
  node_type: choiceOf(shape.node_type).optional(),
  min_workers: choiceOf(shape.min_workers).optional(),
  max_workers: choiceOf(shape.max_workers).optional(),
  autotermination_minutes: choiceOf(shape.autotermination_minutes).optional(),
  spot: choiceOf(shape.spot).optional(),
  runtime: choiceOf(shape.runtime).optional(),
  photon: choiceOf(shape.photon).optional(),
  policy: choiceOf(shape.policy),
  pool: choiceOf(shape.pool),
  pool_min_idle: choiceOf(shape.pool_min_idle).optional(),
  pool_max_capacity: choiceOf(shape.pool_max_capacity).optional(),
  pool_idle_minutes: choiceOf(shape.pool_idle_minutes).optional(),
  sql_warehouse: choiceOf(shape.sql_warehouse),
  sql_auto_stop_minutes: choiceOf(shape.sql_auto_stop_minutes).optional(),
  /** The same work without GPUs, where GPUs are proposed and could be left out. */
  cpu_alternative: z
    .object({ nodeType: z.string(), min: z.number().int(), max: z.number().int() })
    .optional(),
})
export type Sizing = z.infer<typeof Sizing>

const autoStopMinutes = { dev: 20, staging: 30, prod: 60 } as const
const warehouseSizes = { dev: '2X-Small', staging: 'X-Small', prod: 'Small' } as const
const clusterAnswers = ['node_type', 'min_workers', 'max_workers', 'gpu_type', 'runtime', 'photon'] as const

/** Chooses machines and their number; findings make it step down what nobody stated. */
export const sizer: Step<{ readonly input: SizingInput; readonly findings: readonly Finding[] }, Sizing> = {
  id: 'sizer',
  role: 'chooses the machines, their number and when they stop',
  out: Sizing,
  rule({ input, findings }, blackboard) {
    const { plan, stated } = input
    const warehouse = warehouseOf(plan, stated)
    if (warehouse.sql_warehouse.value !== 'none') {
      blackboard.note(`a SQL warehouse of size ${warehouse.sql_warehouse.value}`)
    }
    if (needsCluster(plan, stated)) {
      const cluster = clusterOf(input, findings)
      const { node_type, min_workers, max_workers } = cluster
      const machines = describeMachines(node_type.value, min_workers.value, max_workers.value)
      blackboard.note(`${machines} (${max_workers.reason ?? node_type.reason ?? 'as asked'})`)
      const other = cluster.cpu_alternative
      if (other !== undefined) {
        blackboard.note(`without GPUs ${describeMachines(other.nodeType, other.min, other.max)}`)
      }
      return { ...warehouse, ...cluster }
    }
    blackboard.note('no cluster (SQL alone needs none)')
    return {
      ...warehouse,
      gpu: choose(stated.gpu, { value: false, reason: 'SQL analytics needs none' }),
      pool: choose(stated.pool, { value: false, reason: 'a SQL warehouse has no pool' }),
      policy: choose(stated.policy, { value: false, reason: 'a SQL warehouse has no cluster policy' }),
    }
  },
}

function needsCluster(plan: Plan, stated: Answers): boolean {
  return (
    plan.workload.value !== 'analytics' ||
    stated.gpu === true ||
    poolProposal(stated).value ||
    stated.pool === true ||
    clusterAnswers.some((name) => stated[name] !== undefined)
  )
}

function warehouseOf(plan: Plan, stated: Answers): Pick<Sizing, 'sql_warehouse' | 'sql_auto_stop_minutes'> {
  const environment = plan.environment.value
  const wantsSql = plan.workload.value === 'analytics' || plan.workload.value === 'mixed'
  const size = choose(
    stated.sql_warehouse,
    wantsSql
      ? { value: warehouseSizes[environment], reason: `SQL in ${environment}` }
      : { value: 'none' as const, reason: 'nobody asked for SQL' },
  )
  if (size.value === 'none') return { sql_warehouse: size }
  const autoStop = { value: 10, reason: 'a serverless warehouse starts again in seconds' }
  return { sql_warehouse: size, sql_auto_stop_minutes: choose(stated.sql_auto_stop_minutes, autoStop) }
}

function clusterOf(input: SizingInput, findings: readonly Finding[]) {
  const { plan, stated, context } = input
  const environment = plan.environment.value
  const workload = plan.workload.value
  const gpu = chooseGpu(plan, stated, context)
  const gpuType = gpu.value ? chooseGpuType(plan, stated, context) : undefined
  const row = gpu.value ? gpuRow(workload, environment, gpuType?.value) : withoutGpu(plan, findings)
  const workers = chooseWorkers(row, input, findings)
  const pool = choose(stated.pool, poolProposal(stated))
  return {
    gpu,
    gpu_type: gpuType,
    node_type: choose(stated.node_type, {
      value: shape.node_type.parse(row.nodeType),
      reason: usual(plan),
    }),
    ...workers,
    autotermination_minutes: choose(stated.autotermination_minutes, {
      value: autoStopMinutes[environment],
      reason: `default for ${environment}`,
    }),
    spot: choose(stated.spot, spotProposal(environment, pool.value)),
    runtime: choose(stated.runtime, { value: '17.3' as const, reason: 'current long-term support' }),
    photon: choose(stated.photon, photonProposal(gpu.value, plan)),
    policy: choose(stated.policy, { value: true, reason: 'keeps what the team starts within these limits' }),
    pool,
    ...(pool.value ? poolOf(stated, workers.max_workers.value) : {}),
    cpu_alternative: gpu.value && mayDropGpu(plan, stated) ? cpuAlternative(input, findings) : undefined,
  }
}

/** "usual for data engineering in prod". */
function usual({ workload, environment }: Plan): string {
  return `usual for ${workload.value.replaceAll('_', ' ')} in ${environment.value}`
}

function mayDropGpu(plan: Plan, stated: Answers): boolean {
  return plan.workload.value === 'ml' && stated.node_type === undefined && stated.gpu_type === undefined
}

function cpuAlternative(input: SizingInput, findings: readonly Finding[]): Row {
  const row = withoutGpu(input.plan, findings)
  const { min_workers, max_workers } = chooseWorkers(row, input, findings)
  return { nodeType: row.nodeType, min: min_workers.value, max: max_workers.value }
}

/** The usual row; in production each finding that it costs more than GPUs takes the next smaller machine. */
function withoutGpu(plan: Plan, findings: readonly Finding[]): Row {
  const row = cpuRow(plan.workload.value, plan.environment.value)
  const steps = findings.filter(({ code }) => code === 'cpu_dearer_than_gpu').length
  return steps === 0 ? row : { ...row, nodeType: mlCpuLadder[steps] ?? row.nodeType }
}

function spotProposal(environment: string, pool: boolean) {
  if (pool) return { value: false, reason: 'a pool cannot fall back to on-demand machines' }
  if (environment === 'prod') return { value: false, reason: 'production is not interrupted' }
  return { value: true, reason: 'cheaper, and on-demand machines stand in when spot ones run out' }
}

function photonProposal(gpu: boolean, plan: Plan) {
  if (gpu) return { value: false, reason: 'Photon does not run on GPUs' }
  const production = plan.environment.value === 'prod' && plan.workload.value === 'data_engineering'
  return production
    ? { value: true, reason: 'ETL in production' }
    : { value: false, reason: 'it doubles the Databricks units' }
}

function poolProposal({ pool_min_idle, pool_max_capacity, pool_idle_minutes }: Answers) {
  const named = pool_min_idle ?? pool_max_capacity ?? pool_idle_minutes
  return named === undefined
    ? { value: false, reason: 'machines start when they are needed' }
    : { value: true, source: 'inferred' as const, reason: 'a size of the pool was named' }
}

function poolOf(stated: Answers, maxWorkers: number) {
  return {
    pool_min_idle: choose(stated.pool_min_idle, { value: 0, reason: 'idle machines cost money' }),
    pool_max_capacity: choose(stated.pool_max_capacity, {
      value: maxWorkers + 1,
      reason: 'the workers and their driver',
    }),
    pool_idle_minutes: choose(stated.pool_idle_minutes, { value: 15, reason: 'default' }),
  }
}
