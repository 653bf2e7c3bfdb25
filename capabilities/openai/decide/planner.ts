import * as z from 'zod'
import { type CapabilityContext, choiceOf, choose, type Step } from '#capability'
import { modelNames } from '../models/catalog.ts'
import { billingOf, deploymentType, deploymentTypes, isOneType, reachOf } from '../models/deployment-types.ts'
import { placeOf } from '../models/geography.ts'
import { type Answers, parameters } from '../parameters.ts'
import { wantedModels } from './wanted-models.ts'

const { environment, region, team, data_zone } = parameters.shape

/** What the account is for, where its data may be processed and how it is paid for. */
export const Plan = z.object({
  environment: choiceOf(environment),
  region: choiceOf(region),
  team: choiceOf(team).optional(),
  data_zone: choiceOf(data_zone),
  deployment_type: choiceOf(z.enum(deploymentTypes)),
  /** One entry for each deployment, with the models that could serve it, the usual one first. */
  wanted: z.array(z.object({ candidates: z.array(z.enum(modelNames)).min(1), why: z.string().optional() })),
})
export type Plan = z.infer<typeof Plan>

interface Request {
  readonly stated: Answers
  readonly context: CapabilityContext
}

/** Settles environment, region, data zone and deployment type, and which models come into question. */
export const planner: Step<Request, Plan> = {
  id: 'planner',
  role: 'says what is wanted and where its data may be processed',
  out: Plan,
  rule({ stated, context }, blackboard) {
    const place = choose(stated.region, {
      value: region.parse(context.defaultRegion),
      reason: 'the usual region here',
    })
    const zone = choose(stated.data_zone, zoneProposal(stated, place.value))
    blackboard.note(`data zone ${zone.value} (${zone.reason ?? 'as asked'})`)
    return {
      environment: choose(stated.environment, { value: 'dev', reason: 'the cheapest one to begin with' }),
      region: place,
      team: stated.team === undefined ? undefined : { value: stated.team, source: 'stated' },
      data_zone: zone,
      deployment_type: typeFor(stated, zone.value),
      wanted: wantedModels(stated),
    }
  },
}

const reachOfZone = {
  none: 'GlobalStandard',
  us: 'DataZoneStandard',
  eu: 'DataZoneStandard',
  country: 'Standard',
} as const

const typeReasons = {
  none: 'no rule says where data is processed, and this has the largest quota and the lowest price',
  us: 'data is processed in the US only',
  eu: 'data is processed in the EU only',
  country: 'data is processed in one region only',
} as const

function zoneProposal({ deployment_type: type }: Answers, region: Plan['region']['value']) {
  const { zone } = placeOf(region)
  if (type === undefined || !isOneType(type) || reachOf(type) !== 'DataZoneStandard' || zone === 'other') {
    return { value: 'none' as const, reason: 'nobody said that data must stay somewhere' }
  }
  return { value: zone, reason: `from the deployment type ${type} in ${region}`, source: 'inferred' as const }
}

/** The type that was named, or the one of the wished kind that processes data where it may be. */
function typeFor(
  { deployment_type: wish, ptu }: Answers,
  zone: Plan['data_zone']['value'],
): Plan['deployment_type'] {
  if (wish !== undefined && isOneType(wish)) return { value: wish, source: 'stated' }
  const reach = reachOfZone[zone]
  if (wish !== undefined)
    return { value: deploymentType(reach, billingOf(wish)), source: 'inferred', reason: typeReasons[zone] }
  if (ptu === undefined)
    return { value: deploymentType(reach, 'per_token'), source: 'default', reason: typeReasons[zone] }
  const reason = 'a number of provisioned units was named'
  return { value: deploymentType(reach, 'provisioned_units'), source: 'inferred', reason }
}
