import * as z from 'zod'
import { type CapabilityContext, type Choice, choiceOf, type Finding, type Step } from '#capability'
import { catalog, type ModelName, modelNames } from '../models/catalog.ts'
import { byCloseness, placeOf } from '../models/geography.ts'
import { type Answers, parameters } from '../parameters.ts'
import { lastingLongest } from '../retiring.ts'
import { describeZone, placesFor, servedEverywhere, type Wish, wishOf } from './placing.ts'
import type { Plan } from './planner.ts'

/** Which models are deployed, and in which region their account is. */
export const Placement = z.object({
  models: choiceOf(z.array(z.enum(modelNames))).optional(),
  model_region: choiceOf(parameters.shape.model_region),
  /** Why nothing fits, with the parameter that is in the way. */
  fault: z
    .object({ parameter: z.string(), value: z.string(), rule: z.string(), suggestion: z.string().optional() })
    .optional(),
})
export type Placement = z.infer<typeof Placement>

export interface SearchInput {
  readonly plan: Plan
  readonly stated: Answers
  readonly context: CapabilityContext
}

/** Looks for a region that has every model in the wanted way; findings make it take another model where it may. */
export const matrixSearch: Step<
  { readonly input: SearchInput; readonly findings: readonly Finding[] },
  Placement
> = {
  id: 'matrix-search',
  role: 'finds models and a region that has them in the wanted deployment type',
  out: Placement,
  rule({ input, findings }, blackboard) {
    const { plan, stated } = input
    const wish = wishOf(plan)
    const avoided = new Set(findings.map(({ code }) => code))
    const chosen = plan.wanted.map(({ candidates, why }) => ({ why, name: pick(candidates, avoided, wish) }))
    const names = [...new Set(chosen.map(({ name }) => name))]
    const region = findRegion(names, wish, stated)
    if (names.length === 0) {
      blackboard.note('no model yet (nobody said what it is for)')
      return region
    }
    blackboard.note(region.fault?.rule ?? `${names.join(', ')} in ${region.model_region.value}`)
    const reason = chosen.flatMap(({ why }) => why ?? []).join(', ')
    const models: Choice<ModelName[]> =
      stated.models === undefined
        ? { value: names, source: 'inferred', reason }
        : { value: names, source: 'stated' }
    return { ...region, models }
  },
}

/** The usual model; when somebody objects to it, the one that lasts the longest of those that some allowed region has. */
function pick(candidates: readonly ModelName[], avoided: ReadonlySet<string>, wish: Wish): ModelName {
  const offered = candidates.filter((name) => placesFor([name], wish).length > 0)
  const [usual] = offered.length > 0 ? offered : candidates
  const isAvoided = usual !== undefined && avoided.has(retiringCode(usual))
  const name = isAvoided ? lastingLongest(offered) : usual
  if (name === undefined) throw new Error('a deployment was wanted without a model that comes into question')
  return name
}

/** The code of a finding that a model retires soon. */
export function retiringCode(name: ModelName): string {
  return `retiring:${name}`
}

function findRegion(
  models: readonly ModelName[],
  wish: Wish,
  { model_region: stated }: Answers,
): Omit<Placement, 'models'> {
  const here: Choice<Wish['region']> = {
    value: wish.region,
    source: 'default',
    reason: 'the region of the request',
  }
  if (stated !== undefined) return statedRegion(stated, models, wish)
  if (models.length === 0) return { model_region: here }
  const [closest] = placesFor(models, wish)
  if (closest === wish.region) return { model_region: here }
  if (closest === undefined) return { model_region: here, fault: faultOf(models, wish) }
  return {
    model_region: {
      value: closest,
      source: 'default',
      reason: `${wish.region} does not have ${models.join(' and ')} as ${wish.type}; the closest region of ${describeZone(wish)} does`,
    },
  }
}

function statedRegion(
  stated: Wish['region'],
  models: readonly ModelName[],
  wish: Wish,
): Omit<Placement, 'models'> {
  const model_region = { value: stated, source: 'stated' as const }
  const allowed = wish.dataZone === 'none' ? servedEverywhere(models, wish.type) : placesFor(models, wish)
  if (models.length === 0 || allowed.includes(stated)) return { model_region }
  const [closest] = placesFor(models, wish)
  return {
    model_region,
    fault: {
      parameter: 'model_region',
      value: stated,
      rule: servedEverywhere(models, wish.type).includes(stated)
        ? `data must stay in ${describeZone(wish)}`
        : `${stated} does not have ${models.join(' and ')} as ${wish.type}`,
      ...(closest === undefined ? {} : { suggestion: closest }),
    },
  }
}

function faultOf(models: readonly ModelName[], wish: Wish): NonNullable<Placement['fault']> {
  const missing = models.filter((name) => placesFor([name], wish).length === 0)
  const suggestion = insteadOf(missing[0] ?? models[0], models, wish)
  return {
    parameter: 'models',
    value: models.join(', '),
    rule:
      missing.length > 0
        ? `no region of ${describeZone(wish)} has ${missing.join(' or ')} as ${wish.type}`
        : `no region of ${describeZone(wish)} has all of them as ${wish.type}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** A wider zone, a region farther away, or a model of the same kind that is there. */
function insteadOf(
  missing: ModelName | undefined,
  models: readonly ModelName[],
  wish: Wish,
): string | undefined {
  const { zone } = placeOf(wish.region)
  if (wish.dataZone === 'country' && zone !== 'other') return `data zone: ${zone}`
  const [far] = byCloseness(wish.region, servedEverywhere(models, wish.type))
  if (wish.dataZone === 'none' && far !== undefined) return `model region: ${far}`
  return modelNames.find(
    (name) =>
      missing !== undefined &&
      catalog[name].kind === catalog[missing].kind &&
      placesFor([name], wish).length > 0,
  )
}
