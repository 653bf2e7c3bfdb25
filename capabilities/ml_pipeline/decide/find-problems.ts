import type { Problem } from '#capability'
import { hasGpu, usualRows } from '../machines.ts'
import { runtimes } from '../runtimes.ts'
import { hasCredentials } from '../source.ts'
import { isSqlOnly, namesMachines, type PipelineInput, type Plan } from './planner.ts'

/** What cannot be built as stated, one sentence each. */
export function findProblems(input: PipelineInput, plan: Plan): Problem[] {
  return [
    ...platformProblems(input),
    ...codeProblems(input),
    ...timeProblems(input, plan),
    ...computeProblems(input, plan),
    ...machineProblems(input, plan),
    ...runtimeProblems(input),
  ]
}

const supportDaysLeft = 90

function platformProblems({ stated }: PipelineInput): Problem[] {
  if (stated.platform !== 'azure_ml') return []
  const rule =
    'Terraform has no resource for pipelines of Azure Machine Learning; such a pipeline is deployed with `az ml` from a workflow of its repository'
  return [{ parameter: 'platform', value: 'azure_ml', rule, suggestion: 'databricks' }]
}

function codeProblems({ stated, code, place }: PipelineInput): Problem[] {
  const { source, ref, ref_kind: kind } = stated
  if (source !== undefined && hasCredentials(source)) {
    const rule =
      'the address carries a password or a token, which must not be written here; revoke it and name the address without it'
    return [
      {
        parameter: 'source',
        value: 'an address with credentials',
        rule,
        suggestion: 'https://github.com/owner/repository',
      },
    ]
  }
  if (code.place?.kind === 'workspace') {
    const rule = 'a path in a workspace has no branches, tags or commits; name a repository instead'
    if (ref !== undefined)
      return [{ parameter: 'ref', value: ref, rule, suggestion: 'code: owner/repository' }]
    if (kind !== undefined && kind !== 'none')
      return [{ parameter: 'ref_kind', value: kind, rule, suggestion: 'none' }]
    return []
  }
  return code.place === undefined ? [] : refProblems(stated.ref_kind, code, place.environment.value)
}

function refProblems(
  stated: PipelineInput['stated']['ref_kind'],
  { ref, ref_kind }: PipelineInput['code'],
  environment: string,
): Problem[] {
  if (stated === 'none') {
    const rule = 'code of a repository comes from a branch, a tag or a commit'
    return [{ parameter: 'ref_kind', value: 'none', rule, suggestion: 'branch' }]
  }
  if (ref === undefined || ref_kind === undefined) return []
  if (ref_kind.value === 'commit' && !/^[0-9a-f]{40}$/i.test(ref.value)) {
    const rule = 'a commit is named by all 40 digits of its hash'
    return [{ parameter: 'ref', value: ref.value, rule, suggestion: 'what `git rev-parse HEAD` prints' }]
  }
  if (environment === 'prod' && ref_kind.value === 'branch') {
    const rule = 'production runs a tag or a commit, so that a push alone does not change it'
    return [{ parameter: 'ref', value: ref.value, rule, suggestion: 'tag v1.0.0, or kind of ref: tag' }]
  }
  return []
}

function timeProblems({ stated, code }: PipelineInput, plan: Plan): Problem[] {
  const problems: Problem[] = []
  const { schedule, pause_status, timeout_min: timeout } = stated
  if (stated.continuous === true && schedule !== undefined && schedule !== 'manual') {
    const rule = 'a pipeline that never pauses has no times at which it starts'
    problems.push({ parameter: 'schedule', value: schedule, rule, suggestion: 'continuous: no' })
  }
  if (stated.continuous === true && code.steps.length > 1 && plan.order.value === 'sequence') {
    const rule = 'a job that never pauses cannot have steps that wait for each other'
    problems.push({ parameter: 'continuous', value: 'true', rule, suggestion: 'schedule: every 15 minutes' })
  }
  if (stated.continuous === true && (stated.retries ?? 0) > 0) {
    const rule = 'a job that never pauses is started again by itself and takes no retries'
    problems.push({ parameter: 'retries', value: String(stated.retries), rule, suggestion: '0' })
  }
  if (pause_status === 'UNPAUSED' && plan.schedule?.value === 'manual') {
    const rule = 'there is no schedule to start; name the time at which it runs'
    problems.push({ parameter: 'pause_status', value: 'UNPAUSED', rule, suggestion: 'every day at 2:00' })
  }
  if (timeout !== undefined && stated.run_minutes !== undefined && timeout < stated.run_minutes) {
    const rule = `a run that takes ${stated.run_minutes} minutes would be stopped before it is done`
    problems.push({
      parameter: 'timeout_min',
      value: String(timeout),
      rule,
      suggestion: String(3 * stated.run_minutes),
    })
  }
  return problems
}

function computeProblems({ stated, code }: PipelineInput, plan: Plan): Problem[] {
  const problems: Problem[] = []
  const { compute, existing_cluster_id: id } = stated
  if (compute === 'existing_cluster' && id === undefined) {
    const rule = 'the id of the existing cluster is not known'
    problems.push({
      parameter: 'compute',
      value: compute,
      rule,
      suggestion: 'cluster id: 1122-093015-abcd1234',
    })
  }
  if (compute !== undefined && compute !== 'existing_cluster' && id !== undefined) {
    const rule = `a cluster is named and ${compute} is asked for`
    problems.push({
      parameter: 'existing_cluster_id',
      value: id,
      rule,
      suggestion: 'compute: existing_cluster',
    })
  }
  if (problems.length === 0 && plan.compute.value !== 'job_cluster' && namesMachines(stated)) {
    const rule = `machines, runtime and cluster policy belong to a job cluster, and this runs on ${plan.compute.value}`
    problems.push({ parameter: 'compute', value: plan.compute.value, rule, suggestion: 'job_cluster' })
  }
  if (stated.continuous === true && plan.compute.value === 'serverless' && !isSqlOnly(code)) {
    const rule = 'serverless compute all month costs more than machines of its own'
    problems.push({ parameter: 'compute', value: 'serverless', rule, suggestion: 'job_cluster' })
  }
  if (code.steps.some(({ type }) => type === 'sql') && plan.warehouse_name === undefined) {
    const rule = 'a .sql step runs on a SQL warehouse, and none is known'
    const value = stated.tasks?.find((task) => task.endsWith('.sql')) ?? 'a .sql step'
    problems.push({ parameter: 'warehouse_name', value, rule, suggestion: 'sql warehouse: data-dev-sql' })
  }
  return problems
}

function machineProblems({ stated, place, context }: PipelineInput, plan: Plan): Problem[] {
  const { min_workers: min, max_workers: max, gpu, node_type: named } = stated
  const problems: Problem[] = []
  if (min !== undefined && max !== undefined && (min > max || (min === 0 && max > 0))) {
    const rule =
      min > max
        ? `the smallest number of workers, ${min}, is above the largest, ${max}`
        : 'a cluster that scales keeps at least one worker; only a single node has none'
    const suggestion = min > max ? `${max}-${min}` : `1-${max}`
    problems.push({ parameter: 'min_workers', value: `${min}-${max}`, rule, suggestion })
  }
  if (named !== undefined && gpu !== undefined && hasGpu(named) !== gpu) {
    const rule = gpu ? 'it has no GPU and one is asked for' : 'it has a GPU and GPUs are ruled out'
    const suggestion = usualRows[gpu ? 'gpu' : 'cpu'].prod.nodeType
    problems.push({ parameter: 'node_type', value: named, rule, suggestion })
  }
  const { node_type: chosen } = plan
  const region = place.region.value
  const sells = (size: string) => context.prices.machineUsdPerHour(size, region) !== undefined
  if (chosen !== undefined && sells(usualRows.cpu.dev.nodeType) && !sells(chosen.value)) {
    const rule = `${chosen.value} is not sold in ${region}`
    const parameter = named === undefined ? 'gpu' : 'node_type'
    const suggestion = hasGpu(chosen.value)
      ? `no GPUs, or region: ${context.defaultRegion}`
      : usualRows.cpu.prod.nodeType
    problems.push({ parameter, value: named ?? 'true', rule, suggestion })
  }
  return problems
}

function runtimeProblems({ stated: { runtime }, context }: PipelineInput): Problem[] {
  if (runtime === undefined) return []
  const { supportedUntil } = runtimes[runtime]
  const daysLeft = (Date.parse(supportedUntil) - Date.parse(context.today)) / 86_400_000
  if (daysLeft > supportDaysLeft) return []
  const rule = `its support ends on ${supportedUntil}, less than ${supportDaysLeft} days from now`
  return [{ parameter: 'runtime', value: runtime, rule, suggestion: '17.3' }]
}
