import { type Region, regions } from '#capability'
import type { ModelName } from '../models/catalog.ts'
import { type DeploymentType, regionsOf } from '../models/deployment-types.ts'
import { byCloseness, placeOf } from '../models/geography.ts'
import type { Plan } from './planner.ts'

type DataZone = 'none' | 'us' | 'eu' | 'country'

/** Where models are looked for: the region of the request, and how far from it they may be. */
export interface Wish {
  readonly region: Region
  readonly dataZone: DataZone
  readonly type: DeploymentType
}

/** Where a plan looks for models. */
export function wishOf({ region, data_zone, deployment_type }: Plan): Wish {
  return { region: region.value, dataZone: data_zone.value, type: deployment_type.value }
}

/** Regions that serve all the models in this way and that the data zone allows, the closest first. */
export function placesFor(models: readonly ModelName[], wish: Wish): Region[] {
  return byCloseness(
    wish.region,
    servedEverywhere(models, wish.type).filter((region) => isAllowed(region, wish)),
  )
}

/** Regions that serve all the models in this way. */
export function servedEverywhere(models: readonly ModelName[], type: DeploymentType): Region[] {
  return regions.filter((region) => models.every((name) => regionsOf(name, type).includes(region)))
}

function isAllowed(region: Region, { region: wished, dataZone }: Wish): boolean {
  const [there, here] = [placeOf(region), placeOf(wished)]
  if (dataZone === 'country') return there.country === here.country
  return dataZone === 'none' ? there.area === here.area : there.zone === dataZone
}

/** The data zone in words: `the EU`. */
export function describeZone({ region, dataZone }: Wish): string {
  if (dataZone === 'us') return 'the US'
  if (dataZone === 'eu') return 'the EU'
  const { country, area } = placeOf(region)
  return dataZone === 'country' ? country : area
}
