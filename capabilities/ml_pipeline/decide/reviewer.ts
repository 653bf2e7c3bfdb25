import * as z from 'zod'
import { type Amount, aboutUsd, Finding, type Step } from '#capability'
import { countOf } from '../count-of.ts'
import { parseQuartz } from '../quartz.ts'
import { jobClusterCost } from '../run-cost.ts'
import { clockChanges, shortestInterval } from '../run-times.ts'
import type { PipelineInput, Plan } from './planner.ts'

interface Review {
  readonly input: PipelineInput
  readonly proposal: Plan
}

/** Objects to what costs more than the budget, runs twice, or runs with more rights or less care than it should. */
export const reviewer: Step<Review, Finding[]> = {
  id: 'reviewer',
  role: 'looks for runs that cost too much, overlap, run twice or run code that nobody reviewed',
  out: z.array(Finding),
  rule(review) {
    const found = [
      ...costFindings(review),
      ...timeFindings(review),
      ...codeFindings(review),
      ...careFindings(review),
    ]
    return found.map(([code, text]) => ({ reviewer: 'reviewer', code, text }))
  },
}

type Objection = readonly [code: string, text: string]

function costFindings({ input, proposal }: Review): Objection[] {
  const budget = input.stated.budget_usd_month
  const cost = proposedCost(input, proposal)
  if (budget === undefined || cost === undefined || cost.expected <= budget) return []
  return [
    [
      'over_budget',
      `the runs are expected to cost ${aboutUsd(cost.expected)} a month, and the budget is ${aboutUsd(budget)}`,
    ],
  ]
}

function timeFindings({ input, proposal }: Review): Objection[] {
  const { schedule, timezone, run_minutes } = proposal
  const quartz = schedule === undefined ? undefined : parseQuartz(schedule.value)
  if (typeof quartz !== 'object' || timezone === undefined) return []
  const found: Objection[] = []
  const interval = shortestInterval(quartz)
  if (run_minutes.value > interval) {
    found.push([
      'overlap',
      `a run takes about ${countOf(run_minutes.value, 'minute')} and the next one starts after ${interval}; they wait for each other in a queue`,
    ])
  }
  const changes = quartz.hours.some((hour) => hour >= 1 && hour <= 3)
    ? clockChanges(timezone.value, input.context.today)
    : []
  if (changes.length > 0 && quartz.hours.length < 12) {
    found.push([
      'clock_change',
      `the clock of ${timezone.value} changes on ${changes.join(' and ')}: a run between 1:00 and 3:59 may be left out or come twice on these days`,
    ])
  }
  return found
}

function codeFindings({ input, proposal }: Review): Objection[] {
  const { place: source } = input.code
  const found: Objection[] = []
  const [here = ''] = input.context.request.repository.split('/')
  if (source?.kind === 'git' && source.owner.toLowerCase() !== here.toLowerCase()) {
    found.push([
      'foreign_owner',
      `the code belongs to ${source.owner}, not to ${here}: whoever may push there decides what runs`,
    ])
  }
  if (source?.kind === 'workspace' && input.place.environment.value === 'prod') {
    found.push([
      'unversioned',
      'whoever may edit the files in the workspace changes production at once, without a review',
    ])
  }
  if (proposal.retries.value > 0) {
    found.push([
      'repeated_steps',
      `a step that fails runs again, up to ${countOf(proposal.retries.value, 'more time')}: it must be able to start over without writing twice`,
    ])
  }
  return found
}

function careFindings({ input, proposal }: Review): Objection[] {
  const production = input.place.environment.value === 'prod'
  const found: Objection[] = []
  if (proposal.notify_emails?.value.length === 0 && proposal.pause_status?.value === 'UNPAUSED') {
    found.push(['nobody_told', 'nobody is told when a run fails'])
  }
  if (proposal.run_as?.value === 'deployer') {
    found.push([
      'as_deployer',
      'the code runs with everything that the identity of Planwright may do in the workspace; a service principal of its own may do less',
    ])
  }
  if (proposal.spot?.value === true && production) {
    found.push(['spot_in_prod', 'Azure may take spot machines away from production at any time'])
  }
  return found
}

/** US dollars a month of the proposed job cluster; undefined without one or without its price. */
export function proposedCost({ place, context }: PipelineInput, plan: Plan): Amount | undefined {
  const { node_type, min_workers, max_workers, run_minutes, runs_month } = plan
  if (node_type === undefined || min_workers === undefined || max_workers === undefined) return undefined
  if (min_workers.value > max_workers.value) return undefined
  const runs = {
    environment: place.environment.value,
    region: place.region.value,
    minutes: run_minutes.value,
    runsMonth: runs_month?.value,
    nodeType: node_type.value,
    min: min_workers.value,
    max: max_workers.value,
  }
  return jobClusterCost(runs, context.prices)
}
