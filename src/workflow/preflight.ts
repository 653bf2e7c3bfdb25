import { contestedClaims, type OpenName, refusedByCloud } from '../conversation/preflight/contested-claims.ts'
import { namedThings, withNamedThings } from '../conversation/preflight/named-things.ts'
import { proposedPaths, takenNames, withTakenNames } from '../conversation/preflight/taken-names.ts'
import { unknownNames } from '../conversation/preflight/unknown-names.ts'
import type { Brief, Objection } from '../domain/brief.ts'
import type { ExistingStack } from '../domain/existing-stack.ts'
import type { Policy } from '../domain/policy.ts'
import type { Origin } from '../domain/request-state.ts'
import { stackPath } from '../domain/stack-path.ts'
import type { Cloud } from '../ports/cloud.ts'
import type { IntakeDependencies } from './dependencies.ts'
import { repositoryOf } from './repository-of.ts'

type PreflightDependencies = Pick<IntakeDependencies, 'existing' | 'cloud' | 'capabilities'>

/** Where a brief was made, and what its repository settles. */
interface Place {
  readonly origin: Origin
  readonly policy: Policy
}

/**
 * A brief with an objection to everything of it that somebody else has already: a stack of the repository, a name in
 * the cloud, a range of addresses; and to what exists in the repository and does not fit what shall stand on it.
 * What nobody could look up is a note in it.
 */
export async function preflight(
  brief: Brief,
  place: Place,
  dependencies: PreflightDependencies,
): Promise<Brief> {
  return withoutTaken(await withFittingThings(brief, place, dependencies), place, dependencies)
}

async function withFittingThings(
  brief: Brief,
  { origin, policy }: Place,
  { existing, capabilities }: PreflightDependencies,
): Promise<Brief> {
  const things = namedThings(brief, capabilities)
  if (things.length === 0) return brief
  const held = await existing.held(repositoryOf(origin))
  return withNamedThings(brief, things, { held, own: origin.issue, subscriptions: subscriptionsOf(policy) })
}

async function withoutTaken(brief: Brief, place: Place, dependencies: PreflightDependencies): Promise<Brief> {
  const paths = proposedPaths(brief)
  if (paths.length === 0) return brief
  const { existing, capabilities } = dependencies
  const { origin } = place
  const repository = repositoryOf(origin)
  const there = await existing.read(repository, paths)
  const taken = takenNames(brief, there, origin.issue, capabilities)
  const near = taken.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.paths))
  const named =
    taken.length === 0 ? brief : withTakenNames(brief, taken, await existing.read(repository, near))
  return withContestedClaims(named, there, place, dependencies)
}

/** A stack that stands already is another request's, which is said before, or has what it claims itself. */
async function withContestedClaims(
  brief: Brief,
  there: readonly ExistingStack[],
  { origin, policy }: Place,
  { existing, cloud, capabilities }: PreflightDependencies,
): Promise<Brief> {
  const standing = new Set(there.map(({ path }) => path))
  const stacks = brief.stacks.filter(
    (stack) => stack.blueprint.claims !== undefined && !standing.has(stackPath(stack)),
  )
  if (stacks.length === 0) return brief
  const { objections, open } = contestedClaims(stacks, brief, {
    own: origin.issue,
    held: await existing.held(repositoryOf(origin)),
    networks: policy.networks.map(({ prefix }) => prefix),
    subscriptions: subscriptionsOf(policy),
    catalogue: capabilities,
  })
  const answers = await Promise.all(open.map((name) => askCloud(name, cloud)))
  const refused = [...objections, ...answers.flatMap(({ objection }) => objection ?? [])]
  return {
    ...brief,
    objections: [...brief.objections, ...refused],
    notes: [...brief.notes, ...unknownNames(answers.flatMap(({ unknown }) => unknown ?? []))],
    ready: brief.ready && refused.length === 0,
  }
}

function subscriptionsOf({ environments: { dev, staging, prod } }: Policy): Record<string, string> {
  return { dev: dev.subscription, staging: staging.subscription, prod: prod.subscription }
}

interface CloudAnswer {
  readonly objection?: Objection
  readonly unknown?: { readonly name: OpenName; readonly because: string }
}

async function askCloud(name: OpenName, cloud: Cloud): Promise<CloudAnswer> {
  const answer = await availability(name, name.value, cloud)
  switch (answer.kind) {
    case 'available':
      return {}
    case 'unknown':
      return { unknown: { name, because: answer.because } }
    case 'taken':
    case 'not_allowed':
      return { objection: refusedByCloud(name, answer.kind, await firstFree(name, cloud)) }
  }
}

/** The first alternative that is free; what follows from another name is new with it, and needs no look. */
async function firstFree(name: OpenName, cloud: Cloud): Promise<string | undefined> {
  if (name.value !== name.by.value) return name.alternatives[0]
  for (const alternative of name.alternatives) {
    const { kind } = await availability(name, alternative, cloud)
    if (kind === 'available') return alternative
  }
  return undefined
}

function availability({ kind, subscription }: OpenName, name: string, cloud: Cloud) {
  return cloud.availability({ kind, name, subscription })
}
