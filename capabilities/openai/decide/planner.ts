import * as z from 'zod'
import type { CapabilityContext, Step } from '#capability'
import { modelNames } from '../models/catalog.ts'
import { billingOf, deploymentType, reachOf } from '../models/deployment-types.ts'
import { placeOf } from '../models/geography.ts'
import { type Answers, parameters } from '../parameters.ts'
import { choiceOf, choose } from './choice.ts'
import { wantedModels } from './wanted-models.ts'

const { environment, region, team, data_zone, billing, deployment_type } = parameters.shape

/** What the account is for, where its data may be processed and how it is paid for. */
export const Plan = z.object({
  environment: choiceOf(environment),
  region: choiceOf(region),
  team: choiceOf(team).optional(),
  data_zone: choiceOf(data_zone),
  billing: choiceOf(billing),
  deployment_type: choiceOf(deployment_type),
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
    const paid = choose(stated.billing, billingProposal(stated))
    const reach = reachOfZone[zone.value]
    const type = choose(stated.deployment_type, {
      value: deploymentType(reach, paid.value),
      reason: typeReasons[zone.value],
    })
    blackboard.note(`data zone ${zone.value}: ${zone.reason ?? 'stated'}`)
    return {
      environment: choose(stated.environment, { value: 'dev', reason: 'the cheapest one to begin with' }),
      region: place,
      team: stated.team === undefined ? undefined : { value: stated.team, source: 'stated' },
      data_zone: zone,
      billing: paid,
      deployment_type: type,
      wanted: wantedModels(stated),
    }
  },
}

const reachOfZone = {
  none: 'GlobalStandard',
  usa: 'DataZoneStandard',
  eu: 'DataZoneStandard',
  one_country: 'Standard',
} as const

const typeReasons = {
  none: 'no rule says where data is processed, and this has the largest quota and the lowest price',
  usa: 'data is processed in the US only',
  eu: 'data is processed in the EU only',
  one_country: 'data is processed in one region only',
} as const

function zoneProposal({ deployment_type: type }: Answers, region: Plan['region']['value']) {
  const { zone } = placeOf(region)
  if (type === undefined || reachOf(type) !== 'DataZoneStandard' || zone === 'other') {
    return { value: 'none' as const, reason: 'nobody said that data must stay somewhere' }
  }
  return { value: zone, reason: `from the deployment type ${type} in ${region}`, source: 'inferred' as const }
}

function billingProposal({ deployment_type: type, ptu }: Answers) {
  if (type !== undefined) {
    return { value: billingOf(type), reason: `from the deployment type ${type}`, source: 'inferred' as const }
  }
  if (ptu !== undefined) {
    return {
      value: 'provisioned_units' as const,
      reason: 'a number of provisioned units was named',
      source: 'inferred' as const,
    }
  }
  return { value: 'per_token' as const, reason: 'nothing is paid while nobody asks anything' }
}
