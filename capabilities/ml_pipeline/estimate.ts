import {
  type CapabilityContext,
  type CheaperChoice,
  type CostSheet,
  createCostSheet,
  hoursInMonth,
  type StackEstimate,
  withSavings,
} from '#capability'
import { countOf } from './count-of.ts'
import { pricedRuns } from './priced-runs.ts'
import { addJobCluster, startMinutes } from './run-cost.ts'
import type { Settings } from './settings.ts'
import { stackId } from './stack-id.ts'

/** Databricks units an hour that serverless jobs of this kind are assumed to use; the service does not say before. */
const serverlessUnits = { low: 2, expected: 4, high: 8 } as const

/** What the runs cost a month; the job itself is free. */
export function estimate(settings: Settings, context: CapabilityContext): StackEstimate[] {
  return [withSavings(count(settings, context), fewerRuns(settings, context))]
}

/** Half as many runs, where a schedule says how many there are; fewer machines would run longer. */
function fewerRuns(settings: Settings, context: CapabilityContext): CheaperChoice[] {
  const { runs_month: runs, continuous, schedule } = settings
  if (runs === undefined || runs < 2 || continuous || schedule === 'manual') return []
  const half = Math.floor(runs / 2)
  const text = `half as many runs (${countOf(half, 'run')} a month)`
  return [{ text, bill: count({ ...settings, runs_month: half }, context) }]
}

function count(settings: Settings, { prices }: CapabilityContext): StackEstimate {
  const sheet = createCostSheet(stackId, prices)
  const runs = pricedRuns(settings)
  const needsCompute = settings.tasks.some((task) => !task.endsWith('.sql'))
  if (needsCompute) {
    sheet.assume(howOften(settings))
    if (runs !== undefined) {
      addJobCluster(sheet, runs, prices)
      sheet.assume(
        runs.max === 0
          ? 'one machine is driver and worker'
          : `${runs.min === runs.max ? '' : `${runs.min} to `}${countOf(runs.max, 'worker')} and a driver of the same size`,
      )
      if (runs.runsMonth !== undefined)
        sheet.assume(`${startMinutes} minutes more for each run, while the machines start`)
      if (settings.spot === true) sheet.assume('at on-demand prices; spot machines cost less')
      sheet.assume('Databricks units at US list prices for jobs, premium tier')
    } else if (settings.compute === 'serverless') addServerless(sheet, settings)
    else sheet.leaveOut(`time on the existing cluster ${settings.existing_cluster_id ?? ''}`.trimEnd())
  }
  if (settings.warehouse_name !== undefined)
    sheet.leaveOut(`time on the SQL warehouse ${settings.warehouse_name}`)
  if (settings.pause_status === 'PAUSED')
    sheet.assume('the schedule is paused: nothing is due until it is started')
  return sheet.estimate()
}

function howOften({ continuous, runs_month, run_minutes, schedule }: Settings): string {
  if (continuous || runs_month === undefined)
    return `it runs ${hoursInMonth} hours a month, because it never pauses`
  const from = schedule === 'manual' ? ', started by people' : ''
  return `${countOf(runs_month, 'run')} a month of ${countOf(run_minutes, 'minute')}${from}`
}

function addServerless(sheet: CostSheet, { runs_month, run_minutes }: Settings): void {
  const hours = runs_month === undefined ? hoursInMonth : (runs_month * run_minutes) / 60
  const { low, expected, high } = serverlessUnits
  sheet.add({
    label: 'Databricks units, serverless jobs',
    units: { low: low * hours, expected: expected * hours, high: high * hours },
    path: 'databricks_dbu_usd.jobs_serverless',
  })
  sheet.assume(
    `${low}, ${expected} or ${high} Databricks units an hour; serverless compute bills what it uses, which is not known before`,
  )
}
