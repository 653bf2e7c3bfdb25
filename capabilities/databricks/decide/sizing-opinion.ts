import { aboutUsd, type Finding, type ModelBody, type Verdict } from '#capability'
import { proposedCost } from './cost-reviewer.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'
import { cpuRow, gpuRow } from './sizing-table.ts'

interface Task {
  readonly input: SizingInput
  readonly findings: readonly Finding[]
}

const shortestStop = 10

/** Offers another largest number of workers, or an earlier stop, where nobody stated them and the rules allow it. */
export const sizingOpinion: ModelBody<Task, Sizing> = {
  task: 'A cluster was sized by the usual row of a table. Say whether what is known of its use speaks for another size.',
  codes({ input }, sizing) {
    const workers = workerBounds(input, sizing)
    const stop = stopBounds(input, sizing)
    return {
      ...(workers === undefined
        ? {}
        : {
            max_workers: `the use speaks for another largest number of workers; value: the number, from ${workers.least} to ${workers.most}, other than ${workers.now}`,
          }),
      ...(stop === undefined
        ? {}
        : {
            stop_earlier: `the use leaves the cluster idle for long; value: minutes without work after which it stops, from ${shortestStop} to ${stop.now - 1}`,
          }),
    }
  },
  facts({ input: { plan, stated, context } }, sizing) {
    return {
      title: context.request.title,
      environment: plan.environment.value,
      workload: plan.workload.value,
      node_type: sizing.node_type?.value ?? 'none',
      min_workers: sizing.min_workers?.value ?? 0,
      max_workers: sizing.max_workers?.value ?? 0,
      autotermination_minutes: sizing.autotermination_minutes?.value ?? 0,
      budget_usd_month: stated.budget_usd_month ?? 'none',
    }
  },
  accept({ code, value }, { input }, sizing): Verdict {
    if (value === null) return { vetoed: 'it came without a number' }
    return code === 'max_workers' ? acceptWorkers(value, input, sizing) : acceptStop(value, input, sizing)
  },
}

interface Bounds {
  readonly least: number
  readonly most: number
  readonly now: number
}

/** Between the smallest number and the largest of the usual row, where nobody stated the largest. */
function workerBounds(input: SizingInput, sizing: Sizing): Bounds | undefined {
  const { plan, stated } = input
  const { min_workers: min, max_workers: max, gpu, gpu_type } = sizing
  if (min === undefined || max === undefined || stated.max_workers !== undefined) return undefined
  if (stated.pool_max_capacity !== undefined) return undefined
  const environment = plan.environment.value
  const row = gpu.value
    ? gpuRow(plan.workload.value, environment, gpu_type?.value)
    : cpuRow(plan.workload.value, environment)
  const bounds = { least: Math.max(1, min.value), most: Math.max(row.max, max.value), now: max.value }
  return bounds.least < bounds.most ? bounds : undefined
}

function acceptWorkers(value: number, input: SizingInput, sizing: Sizing): Verdict {
  const bounds = workerBounds(input, sizing)
  const { max_workers } = sizing
  if (bounds === undefined || max_workers === undefined)
    return { vetoed: 'the number of workers is not open' }
  if (value === bounds.now) return { vetoed: 'it is proposed already' }
  if (value < bounds.least || value > bounds.most) {
    return { vetoed: `the rules allow ${bounds.least} to ${bounds.most}` }
  }
  const now = proposedCost(input, sizing)?.expected
  const then = proposedCost(input, { ...sizing, max_workers: { ...max_workers, value } })?.expected
  const budget = input.stated.budget_usd_month
  if (value > bounds.now && budget !== undefined && (then === undefined || then > budget)) {
    return { vetoed: 'it would break the budget' }
  }
  const price =
    now === undefined || then === undefined
      ? ''
      : `, about ${aboutUsd(Math.abs(now - then))} a month ${then < now ? 'less' : 'more'}`
  return {
    taken: `at most ${value} workers instead of ${bounds.now}${price}`,
    reply: `max workers: ${value}`,
  }
}

function stopBounds({ stated }: SizingInput, { autotermination_minutes: stop }: Sizing): Bounds | undefined {
  if (stop === undefined || stated.autotermination_minutes !== undefined) return undefined
  return stop.value > shortestStop
    ? { least: shortestStop, most: stop.value - 1, now: stop.value }
    : undefined
}

function acceptStop(value: number, input: SizingInput, sizing: Sizing): Verdict {
  const bounds = stopBounds(input, sizing)
  if (bounds === undefined) return { vetoed: 'when it stops is not open' }
  if (value < bounds.least || value > bounds.most) {
    return { vetoed: `the rules allow ${bounds.least} to ${bounds.most} minutes` }
  }
  return {
    taken: `a stop after ${value} minutes without work instead of ${bounds.now}`,
    reply: `auto-stop: ${value} minutes`,
  }
}
