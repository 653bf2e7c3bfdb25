import type { HeldClaim } from '../../domain/held-claim.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Forge, RepositoryRef } from '../../ports/forge.ts'
import type { Logger } from '../../ports/logger.ts'
import type { StackReader } from '../../ports/stack-reader.ts'
import { readClaims, readStackOrigin } from './read-stack-origin.ts'

/** How long the list of files is remembered, in milliseconds: a conversation asks for it several times in a row. */
const listedMs = 15_000
/** Stacks of a repository that are looked at; each one that is new costs a request to the forge. */
const maxStacks = 300
const maxParallelReads = 8
const maxRemembered = 2000
const sourceOfStack =
  /^(stacks\/(?:dev|staging|prod)\/[a-z][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,79})\/planwright\.yaml$/

interface ClaimReaderOptions {
  readonly forge: Forge
  readonly log: Logger
  readonly clock: Clock
}

interface Source {
  /** Of the folder. */
  readonly path: string
  readonly version: string
}

/**
 * Reads what all stacks of a repository have to themselves.
 * A file is read again only when its version has changed, so that usually the list of files is all that is asked for.
 */
export function createClaimReader({ forge, log, clock }: ClaimReaderOptions): StackReader['held'] {
  const lists = new Map<string, { readonly sources: readonly Source[]; readonly until: number }>()
  const read = new Map<string, readonly HeldClaim[]>()

  async function list(repository: RepositoryRef): Promise<readonly Source[]> {
    const key = keyOf(repository)
    const now = clock.now().getTime()
    const known = lists.get(key)
    if (known !== undefined && now < known.until) return known.sources
    const files = await forge.repository(repository).listFiles('stacks')
    const all = files
      .flatMap(({ path: file, version }) => {
        const path = sourceOfStack.exec(file)?.[1]
        return path === undefined ? [] : [{ path, version }]
      })
      .toSorted(byPath)
    if (all.length > maxStacks) {
      log.warn(
        { repository: nameOf(repository), stacks: all.length, looked: maxStacks },
        'not all stacks are looked at',
      )
    }
    if (lists.size >= maxRemembered) lists.clear()
    const sources = all.slice(0, maxStacks)
    lists.set(key, { sources, until: now + listedMs })
    return sources
  }

  async function claimsOf(
    repository: RepositoryRef,
    { path, version }: Source,
  ): Promise<readonly HeldClaim[]> {
    const key = `${keyOf(repository)} ${path} ${version}`
    const known = read.get(key)
    if (known !== undefined) return known
    const text = (await forge.repository(repository).readFile(`${path}/planwright.yaml`)) ?? ''
    const { request } = readStackOrigin(text, repository)
    const [, environment = ''] = path.split('/')
    const stack = { path, environment, request }
    const claims = readClaims(text).map((claim) => ({ ...claim, ...stack }))
    if (read.size >= maxRemembered) read.clear()
    read.set(key, claims)
    return claims
  }

  async function claimsOrGoOn(repository: RepositoryRef, source: Source): Promise<readonly HeldClaim[]> {
    return claimsOf(repository, source).catch((error: unknown) => {
      log.warn(
        { repository: nameOf(repository), path: source.path, error: String(error) },
        'a stack was not looked up',
      )
      return []
    })
  }

  return async (repository) => {
    const sources = await list(repository).catch((error: unknown) => {
      log.warn({ repository: nameOf(repository), error: String(error) }, 'the stacks were not looked up')
      return []
    })
    const found: HeldClaim[] = []
    for (let start = 0; start < sources.length; start += maxParallelReads) {
      const some = sources.slice(start, start + maxParallelReads)
      found.push(...(await Promise.all(some.map((source) => claimsOrGoOn(repository, source)))).flat())
    }
    return found
  }
}

function byPath(left: Source, right: Source): number {
  return left.path < right.path ? -1 : 1
}

function nameOf({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`
}

function keyOf(repository: RepositoryRef): string {
  return `${repository.installationId} ${nameOf(repository)}`.toLowerCase()
}
