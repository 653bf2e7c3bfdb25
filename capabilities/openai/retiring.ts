import { catalog, type ModelName, modelNames } from './models/catalog.ts'

/** A model with fewer days left than this is pointed out. */
const warnDays = 180

/** The models that end soon, with their last day. */
export function retiringSoon(
  models: readonly ModelName[],
  today: string,
): { readonly name: ModelName; readonly on: string }[] {
  return models.flatMap((name) => {
    const on = catalog[name].retiresOn
    return on !== undefined && daysUntil(on, today) < warnDays ? [{ name, on }] : []
  })
}

/** The models that have ended. */
export function retiredBy(
  models: readonly ModelName[],
  today: string,
): { readonly name: ModelName; readonly on: string }[] {
  return retiringSoon(models, today).filter(({ on }) => on <= today)
}

/** The model whose announced last day is the latest, the first of several; none is announced for the newest. */
export function lastingLongest(models: readonly ModelName[]): ModelName | undefined {
  const end = (name: ModelName): string => catalog[name].retiresOn ?? '9999-12-31'
  return models.reduce<ModelName | undefined>(
    (best, name) => (best === undefined || end(name) > end(best) ? name : best),
    undefined,
  )
}

/** The model of the same kind that lasts the longest of those with an announced end; undefined when it is this one. */
export function longerLasting(name: ModelName): ModelName | undefined {
  const rivals = modelNames.filter(
    (one) => catalog[one].kind === catalog[name].kind && catalog[one].retiresOn !== undefined,
  )
  const best = lastingLongest([name, ...rivals])
  return best === name ? undefined : best
}

/** Days from one day to another, both YYYY-MM-DD. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
}
