import type { Capability, StandsOn } from '../../capability/contract.ts'
import type { Brief, Objection } from '../../domain/brief.ts'
import type { HeldClaim } from '../../domain/held-claim.ts'
import { statedValues } from '../stated-values.ts'
import type { Surroundings } from './surroundings.ts'

/** Something that exists already, as a request named it. */
export interface NamedThing extends StandsOn {
  readonly capability: string
  /** As it was stated: a name or a resource id. */
  readonly value: string
}

/** What exists already and shall be used, by the words of a request. */
export function namedThings({ understanding }: Brief, catalogue: readonly Capability[]): NamedThing[] {
  return catalogue
    .filter(({ id }) => understanding.capabilities.includes(id))
    .flatMap((capability) => {
      const stated = statedValues(understanding, capability)
      return (capability.standsOn ?? []).flatMap((one): NamedThing[] => {
        const value = stated[one.parameter]
        return typeof value === 'string' ? [{ ...one, capability: capability.id, value }] : []
      })
    })
}

/**
 * A brief with an objection to everything it names that a stack of another request made in a way that does not fit.
 * What fits and was named without its resource group gets that group in the suggestion of its capability.
 */
export function withNamedThings(
  brief: Brief,
  things: readonly NamedThing[],
  around: Pick<Surroundings, 'held' | 'own' | 'subscriptions'>,
): Brief {
  return things.reduce((before, thing) => withNamedThing(before, thing, around), brief)
}

function withNamedThing(
  brief: Brief,
  thing: NamedThing,
  around: Pick<Surroundings, 'held' | 'own' | 'subscriptions'>,
): Brief {
  const made = madeBy(thing, around)
  if (made === undefined) return brief
  const unfit = thing.unfit.find(({ setting, is }) => made.settings[setting] === is)
  if (unfit !== undefined) return withUnfit(brief, thing, made, unfit.rule)
  return { ...brief, objections: brief.objections.map((one) => withGroup(one, thing, made, around)) }
}

function madeBy({ kind, value }: NamedThing, { held, own }: Pick<Surroundings, 'held' | 'own'>) {
  const name = nameOf(value).toLowerCase()
  return held.find((one) => one.kind === kind && one.request !== own && one.value.toLowerCase() === name)
}

/** One sentence is enough for one parameter: what the capability says of it gives way. */
function withUnfit(brief: Brief, thing: NamedThing, made: HeldClaim, rule: string): Brief {
  const { capability, parameter, value, suggestion } = thing
  const from = made.request === null ? '' : `, from #${made.request},`
  const objection = {
    capability,
    parameter,
    value: nameOf(value),
    rule: `${made.path}${from} gave it ${rule}`,
    suggestion,
  }
  const others = brief.objections.filter((one) => !isAbout(one, thing))
  return { ...brief, objections: [...others, objection], ready: false }
}

function withGroup(
  objection: Objection,
  thing: NamedThing,
  { path, environment }: HeldClaim,
  { held, subscriptions }: Pick<Surroundings, 'held' | 'subscriptions'>,
): Objection {
  const open = `/subscriptions/${subscriptions[environment]}/resourceGroups/<group>/`
  const group = held.find((one) => one.kind === 'resource_group' && one.path === path)
  if (!isAbout(objection, thing) || group === undefined || !objection.suggestion?.startsWith(open)) {
    return objection
  }
  return { ...objection, suggestion: objection.suggestion.replace('<group>', group.value) }
}

function isAbout(objection: Objection, { capability, parameter }: NamedThing): boolean {
  return objection.capability === capability && objection.parameter === parameter
}

function nameOf(value: string): string {
  return value.slice(value.lastIndexOf('/') + 1)
}
