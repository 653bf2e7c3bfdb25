import * as z from 'zod'
import { commonParameterNames } from '../../capability/common-parameters.ts'
import type { Claim } from '../../domain/assessment.ts'
import type { Brief, Objection, ProposedStack } from '../../domain/brief.ts'
import type { NameClaim } from '../../domain/name-claim.ts'
import { claimWords } from './claim-words.ts'
import { contestedRange } from './contested-range.ts'
import { nextNames } from './next-names.ts'
import { originOf } from './origin-of.ts'
import type { Surroundings } from './surroundings.ts'

/** A name that nobody here has, so that only the cloud can tell whether it is free. */
export interface OpenName {
  readonly kind: NameClaim['kind']
  readonly value: string
  readonly subscription: string
  readonly stack: ProposedStack
  /** The parameter by which another one is chosen, with its value. */
  readonly by: { readonly parameter: string; readonly value: string }
  /** Other values of that parameter, the nearest first. */
  readonly alternatives: readonly string[]
}

/** What some stacks of a brief claim and others have, and the names that are left to be looked up in the cloud. */
export function contestedClaims(
  stacks: readonly ProposedStack[],
  { stacks: all }: Pick<Brief, 'stacks'>,
  around: Surroundings,
): { readonly objections: readonly Objection[]; readonly open: readonly OpenName[] } {
  const objections: Objection[] = []
  const open: OpenName[] = []
  for (const stack of stacks) {
    for (const claim of stack.blueprint.claims ?? []) {
      if (claim.kind === 'address_range') {
        objections.push(...contestedRange(claim, stack, all.slice(0, all.indexOf(stack)), around))
        continue
      }
      const name = openName(claim.kind, claim, stack, around)
      const rule = contestedName(name, all, around)
      if (rule === undefined) open.push(name)
      else objections.push(objectionTo(name, rule.text, rule.shared ? withoutIt(name) : name.alternatives[0]))
    }
  }
  return { objections, open }
}

/** The objection to a name that the cloud does not give, with one that it says is free. */
export function refusedByCloud(
  name: OpenName,
  because: 'taken' | 'not_allowed',
  free: string | undefined,
): Objection {
  const rule =
    because === 'taken' ? takenRule(name) : `Azure does not allow ${claimWords[name.kind]} of this name`
  return objectionTo(name, ofName(name, rule), free)
}

function takenRule({ kind, stack }: OpenName): string {
  return kind === 'resource_group'
    ? `the subscription of ${stack.environment} has a resource group of this name already, and each stack makes one of its own`
    : kind === 'key_vault'
      ? 'a key vault of this name exists in Azure already, or was deleted not long ago, and these names are unique in the world'
      : `${claimWords[kind]} of this name exists in Azure already, and these names are unique in the world`
}

/** What a person says to take a shared value back, so that every stack gets a name of its own. */
function withoutIt({ by }: OpenName): string {
  return `"drop the ${by.parameter.replaceAll('_', ' ')}"`
}

/** Says of a name that is not the parameter's value itself how it follows from it. */
function ofName({ kind, value, by }: OpenName, rule: string): string {
  return value === by.value ? rule : `it would give ${claimWords[kind]} the name ${value}: ${rule}`
}

function objectionTo({ stack, by }: OpenName, rule: string, suggestion: string | undefined): Objection {
  return {
    capability: commonParameterNames.includes(by.parameter) ? null : stack.capability,
    ...by,
    rule,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

function openName(
  kind: OpenName['kind'],
  { value, parameter }: Claim,
  stack: ProposedStack,
  { subscriptions, catalogue, held, own }: Surroundings,
): OpenName {
  const settled = stack.parameters[parameter]?.value
  const by = { parameter, value: typeof settled === 'string' ? settled : value }
  const schema = catalogue.find(({ id }) => id === stack.capability)?.parameters.shape[parameter]
  const others = held.filter((one) => one.kind === kind && one.request !== own)
  return {
    kind,
    value,
    subscription: subscriptions[stack.environment] ?? '',
    stack,
    by,
    alternatives:
      schema instanceof z.ZodType
        ? nextNames(by.value, schema).filter((name) => !others.some((one) => isSame(one.value, name)))
        : [],
  }
}

/** Why a name cannot be had; `shared` when another value of its parameter would be wanted twice as well. */
function contestedName(
  name: OpenName,
  all: readonly ProposedStack[],
  { held, own, subscriptions }: Surroundings,
): { readonly text: string; readonly shared: boolean } | undefined {
  const { kind, value, subscription, stack, by } = name
  const there = held.find(
    (one) =>
      one.kind === kind &&
      one.request !== own &&
      isSame(one.value, value) &&
      (kind !== 'resource_group' || subscriptions[one.environment] === subscription),
  )
  if (there !== undefined) {
    const rule = `there is already ${claimWords[kind]} of this name, ${originOf(there)}`
    return { text: ofName(name, rule), shared: false }
  }
  const earlier = all
    .slice(0, all.indexOf(stack))
    .find(({ blueprint }) => blueprint.claims?.some((one) => one.kind === kind && isSame(one.value, value)))
  if (earlier === undefined) return undefined
  const rule = `${earlier.blueprint.title} of this request makes ${claimWords[kind]} of this name too, and each stack makes one of its own`
  return { text: ofName(name, rule), shared: commonParameterNames.includes(by.parameter) }
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
