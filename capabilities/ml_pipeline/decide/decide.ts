import {
  type CapabilityContext,
  type Choice,
  choose,
  createStepRunner,
  given,
  type Settled,
} from '#capability'
import type { Answers } from '../parameters.ts'
import { parseSettings, type Settings } from '../settings.ts'
import { describeDecisions } from './describe-decisions.ts'
import { findProblems } from './find-problems.ts'
import { orderOpinion } from './order-opinion.ts'
import { settlePlace } from './place.ts'
import { planner } from './planner.ts'
import { type Code, reader } from './reader.ts'
import { reviewer } from './reviewer.ts'

/** Settles a pipeline: the reader reads the code, the planner proposes a job, and the reviewer may send it back. */
export function decide(stated: Answers, context: CapabilityContext): Settled<Settings> {
  const steps = createStepRunner(context.opinions)
  const place = settlePlace(stated, context)
  const code = steps.run(reader, { stated, environment: place.environment.value })
  const input = { code, place, stated, context }
  const { proposal, open } = steps.runReviewed({
    worker: planner,
    reviewers: [{ ...reviewer, model: orderOpinion }],
    input,
  })
  const { source, ref, ref_kind, tasks } = code
  const choices: Readonly<Record<string, Choice<unknown> | undefined>> = {
    ...place,
    platform: choose(stated.platform, { value: 'databricks', reason: 'the one that jobs are made for here' }),
    source,
    ref,
    ref_kind,
    tasks,
    job_name: nameOf(code, place, stated),
    ...proposal,
    existing_cluster_id: given(stated.existing_cluster_id),
    cluster_policy: given(stated.cluster_policy),
    budget_usd_month: given(stated.budget_usd_month),
  }
  return {
    settings: parseSettings(mapChoices(choices, ({ value }) => value)),
    origins: mapChoices(choices, ({ source: from, reason }) => ({
      source: from,
      ...(reason === undefined ? {} : { reason }),
    })),
    problems: findProblems(input, proposal),
    decisions: describeDecisions(input, proposal, open),
    steps: steps.account(),
  }
}

/** `{team}-{code}-{environment}`, cut to what a job may be called here. */
function nameOf(
  { place: source }: Code,
  { team, environment }: ReturnType<typeof settlePlace>,
  stated: Answers,
): Choice<string> | undefined {
  if (stated.job_name !== undefined) return { value: stated.job_name, source: 'stated' }
  if (team === undefined || source === undefined) return undefined
  const purpose = source.name
    .replaceAll(/[^A-Za-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  const named = [team.value, purpose, environment.value].filter((part) => part !== '').join('-')
  return { value: named, source: 'naming', reason: 'naming rule' }
}

function mapChoices<T>(
  choices: Readonly<Record<string, Choice<unknown> | undefined>>,
  toValue: (choice: Choice<unknown>) => T,
): Record<string, T> {
  const entries = Object.entries(choices).flatMap(([name, choice]) =>
    choice === undefined ? [] : [[name, toValue(choice)] as const],
  )
  return Object.fromEntries(entries)
}
