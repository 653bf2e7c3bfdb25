import * as z from 'zod'
import { commonParameterNames } from '../../capability/common-parameters.ts'
import type { Capability } from '../../capability/contract.ts'
import { metaOf } from '../../capability/parameter.ts'
import type { Brief, Objection, ProposedStack } from '../../domain/brief.ts'
import type { ExistingStack } from '../../domain/existing-stack.ts'
import { stackPath } from '../../domain/stack-path.ts'
import { nextNames } from './next-names.ts'

/** A name that is taken, and names that may be free with the paths that they would need, the nearest first. */
export interface TakenName {
  readonly objection: Objection
  readonly alternatives: readonly { readonly value: string; readonly paths: readonly string[] }[]
}

/** The paths that a request would write to, once all it asks for is known well enough to be built; else none. */
export function proposedPaths({ understanding, stacks }: Brief): string[] {
  const isComplete = understanding.capabilities.every((id) => stacks.some((one) => one.capability === id))
  return isComplete ? stacks.map(stackPath) : []
}

/**
 * What of a brief stands on the default branch already, by another request than the one numbered `own`.
 * The objection is on the parameter that gives the stack its name, or on the team when none does.
 */
export function takenNames(
  { stacks }: Brief,
  existing: readonly ExistingStack[],
  own: number,
  catalogue: readonly Capability[],
): TakenName[] {
  const byPath = new Map(existing.map((one) => [one.path, one]))
  const taken = stacks.flatMap((stack): [string, TakenName][] => {
    const there = byPath.get(stackPath(stack))
    if (there === undefined || there.request === own) return []
    const found = takenName(stack, there, stacks, catalogue)
    const { capability, parameter, value } = found.objection
    return [[`${capability} ${parameter} ${value}`, found]]
  })
  return [...new Map(taken.toReversed()).values()].toReversed()
}

/** A brief with what is taken as something to be put right, given what stands at the paths of the alternatives. */
export function withTakenNames(
  brief: Brief,
  taken: readonly TakenName[],
  existing: readonly ExistingStack[],
): Brief {
  const paths = new Set(existing.map(({ path }) => path))
  const objections = taken.map(({ objection, alternatives }): Objection => {
    const free = alternatives.find((one) => !one.paths.some((path) => paths.has(path)))
    return free === undefined ? objection : { ...objection, suggestion: free.value }
  })
  return { ...brief, objections: [...brief.objections, ...objections], ready: false }
}

function takenName(
  stack: ProposedStack,
  there: ExistingStack,
  stacks: readonly ProposedStack[],
  catalogue: readonly Capability[],
): TakenName {
  const rule = ruleOf(stack, there)
  const name = nameOf(stack, catalogue)
  if (name === undefined) {
    const objection = { capability: null, parameter: 'team', value: stack.blueprint.folder, rule }
    return { objection, alternatives: [] }
  }
  const { parameter, value } = name
  return {
    objection: { capability: stack.capability, parameter, value, rule },
    alternatives: name.fit === 'start' ? [] : alternativesTo(name, stack, stacks),
  }
}

function ruleOf({ capability, blueprint }: ProposedStack, there: ExistingStack): string {
  const isOther = there.capability !== null && there.capability !== capability
  const what = isOther ? `${blueprint.folder}, a stack of ${there.capability}` : blueprint.folder
  return there.request === null
    ? `there is already ${what}, and its planwright.yaml names no request of this repository`
    : `there is already ${what}, from #${there.request}`
}

/** How a name is in a folder: as all of it, or behind or before something else, as in `job-nightly`. */
const fits = ['whole', 'end', 'start'] as const

interface StackName {
  readonly parameter: string
  readonly value: string
  readonly schema: z.ZodType
  readonly fit: (typeof fits)[number]
}

/** The parameter of the capability's own that the folder is called after. */
function nameOf(
  { capability, parameters, blueprint }: ProposedStack,
  catalogue: readonly Capability[],
): StackName | undefined {
  const shape = catalogue.find(({ id }) => id === capability)?.parameters.shape ?? {}
  const names = Object.entries(parameters).flatMap(([parameter, { value }]): StackName[] => {
    const schema = shape[parameter]
    if (commonParameterNames.includes(parameter) || !(schema instanceof z.ZodType)) return []
    if (typeof value !== 'string' || metaOf(schema)?.kind !== 'name') return []
    const fit = fitOf(slugOf(value), blueprint.folder)
    return fit === undefined ? [] : [{ parameter, value, schema, fit }]
  })
  return names.toSorted(
    (a, b) => fits.indexOf(a.fit) - fits.indexOf(b.fit) || b.value.length - a.value.length,
  )[0]
}

function fitOf(slug: string, folder: string): StackName['fit'] | undefined {
  if (slug === '') return undefined
  if (slug === folder) return 'whole'
  if (folder.endsWith(`-${slug}`)) return 'end'
  return folder.startsWith(`${slug}-`) ? 'start' : undefined
}

/** The same name with a number, as far as its parameter takes it. */
function alternativesTo(
  { value, schema }: StackName,
  { capability }: ProposedStack,
  stacks: readonly ProposedStack[],
): TakenName['alternatives'] {
  const slug = slugOf(value)
  const namesakes = stacks.filter(
    (stack) => stack.capability === capability && fitOf(slug, stack.blueprint.folder) !== undefined,
  )
  return nextNames(value, schema).map((next) => {
    const paths = namesakes.map((stack) =>
      stackPath({ ...stack, blueprint: { folder: stack.blueprint.folder.replace(slug, slugOf(next)) } }),
    )
    return { value: next, paths }
  })
}

/** A name as it is in a folder: lower-case letters, digits and hyphens. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
