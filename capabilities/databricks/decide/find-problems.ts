import type { Problem } from '#capability'
import { runtimes } from '../runtimes.ts'
import { findMachineProblems } from './find-machine-problems.ts'
import { findNetworkProblems } from './find-network-problems.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'

/** What cannot be built as stated, one sentence each. */
export function findProblems(input: SizingInput, sizing: Sizing): Problem[] {
  return [
    ...workerProblems(input),
    ...findMachineProblems(input, sizing),
    ...autoStopProblems(input),
    ...poolProblems(input, sizing),
    ...runtimeProblems(input, sizing),
    ...findNetworkProblems(input),
    ...workspaceProblems(input),
  ]
}

function workerProblems({ stated: { min_workers: min, max_workers: max } }: SizingInput): Problem[] {
  if (min === undefined || max === undefined) return []
  const value = `${min}-${max}`
  if (min > max) {
    const rule = `the smallest number of workers, ${min}, is above the largest, ${max}`
    return [{ parameter: 'min_workers', value, rule, suggestion: `${max}-${min}` }]
  }
  if (min > 0 || max === 0) return []
  const rule = 'a cluster that scales keeps at least one worker; only a single node has none'
  return [{ parameter: 'min_workers', value, rule, suggestion: `1-${max}` }]
}

function autoStopProblems({ plan, stated: { autotermination_minutes: minutes } }: SizingInput): Problem[] {
  if (minutes === undefined || minutes >= 10) return []
  const problem = { parameter: 'autotermination_minutes', value: String(minutes) }
  if (minutes > 0) return [{ ...problem, rule: 'auto-stop is 10 to 10,000 minutes', suggestion: '10' }]
  if (plan.workload.value === 'streaming') return []
  const rule = 'a cluster that never stops is only for streaming'
  return [{ ...problem, rule, suggestion: '60' }]
}

function poolProblems({ stated }: SizingInput, sizing: Sizing): Problem[] {
  const problems: Problem[] = []
  const capacity = sizing.pool_max_capacity?.value
  const idle = sizing.pool_min_idle?.value ?? 0
  const needed = (sizing.max_workers?.value ?? 0) + 1
  if (capacity !== undefined && capacity < needed) {
    const rule = `the pool holds fewer machines than the ${needed} of the largest cluster`
    problems.push({
      parameter: 'pool_max_capacity',
      value: String(capacity),
      rule,
      suggestion: String(needed),
    })
  }
  if (capacity !== undefined && idle > capacity) {
    const rule = `the pool would keep more machines idle than the ${capacity} it may hold`
    problems.push({ parameter: 'pool_min_idle', value: String(idle), rule, suggestion: '0' })
  }
  if (sizing.pool.value && stated.spot === true) {
    const rule = 'a pool cannot fall back to on-demand machines when spot ones run out'
    problems.push({ parameter: 'spot', value: 'true', rule, suggestion: 'false' })
  }
  return problems
}

const supportDaysLeft = 90

function runtimeProblems({ stated, context }: SizingInput, sizing: Sizing): Problem[] {
  const problems: Problem[] = []
  if (stated.runtime !== undefined) {
    const { supportedUntil } = runtimes[stated.runtime]
    if (daysBetween(context.today, supportedUntil) <= supportDaysLeft) {
      const rule = `its support ends on ${supportedUntil}, less than ${supportDaysLeft} days from now`
      problems.push({ parameter: 'runtime', value: stated.runtime, rule, suggestion: '17.3' })
    }
  }
  if (stated.photon === true && sizing.gpu.value) {
    const rule = 'Photon does not run on GPU machines'
    problems.push({ parameter: 'photon', value: 'true', rule, suggestion: 'false' })
  }
  return problems
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

function workspaceProblems({ plan, stated }: SizingInput): Problem[] {
  const problems: Problem[] = []
  if (plan.existing.value && (stated.workspace_name === undefined || stated.resource_group === undefined)) {
    const rule = 'the name and the resource group of the existing workspace are not known'
    const suggestion = 'workspace name: dbw-data-prod, resource group: rg-data-dbw-prod'
    problems.push({ parameter: 'existing', value: 'true', rule, suggestion })
  }
  if (stated.unity_catalog === true && stated.metastore_id === undefined) {
    const rule = `the metastore of ${plan.region.value} is not known`
    const suggestion = 'metastore id: 0f1c2d3e-4a5b-4c6d-8e7f-901234567890'
    problems.push({ parameter: 'unity_catalog', value: 'true', rule, suggestion })
  }
  return problems
}
