import { InputError } from '../../domain/errors.ts'
import type { ExistingStack } from '../../domain/existing-stack.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Forge, RepositoryRef } from '../../ports/forge.ts'
import type { Logger } from '../../ports/logger.ts'
import type { StackReader } from '../../ports/stack-reader.ts'
import { createClaimReader } from './create-claim-reader.ts'
import { readStackOrigin, unknownOrigin } from './read-stack-origin.ts'

/** How long a path is remembered, in milliseconds: a conversation asks for the same ones several times in a row. */
const cacheMs = 15_000
const maxCached = 500

export interface StackReaderOptions {
  readonly forge: Forge
  readonly log: Logger
  readonly clock?: Clock
}

/** Reads the `planwright.yaml` of stacks, one file for each path. What could not be read is never remembered. */
export function createStackReader({
  forge,
  log,
  clock = { now: () => new Date() },
}: StackReaderOptions): StackReader {
  const cache = new Map<string, { readonly stack: ExistingStack | null; readonly until: number }>()

  async function look(repository: RepositoryRef, path: string): Promise<ExistingStack | null> {
    const { installationId, owner, name } = repository
    const key = `${installationId} ${`${owner}/${name}`.toLowerCase()} ${path}`
    const now = clock.now().getTime()
    const cached = cache.get(key)
    if (cached !== undefined && now < cached.until) return cached.stack
    const text = await forge.repository(repository).readFile(`${path}/planwright.yaml`)
    const stack = text === undefined ? null : { path, ...readStackOrigin(text, repository) }
    if (cache.size >= maxCached) cache.clear()
    cache.set(key, { stack, until: now + cacheMs })
    return stack
  }

  async function lookOrGoOn(repository: RepositoryRef, path: string): Promise<ExistingStack | null> {
    try {
      return await look(repository, path)
    } catch (error) {
      if (error instanceof InputError) return { path, ...unknownOrigin }
      const { owner, name } = repository
      log.warn({ repository: `${owner}/${name}`, path, error: String(error) }, 'a stack was not looked up')
      return null
    }
  }

  return {
    async read(repository, paths) {
      const found = await Promise.all([...new Set(paths)].map((path) => lookOrGoOn(repository, path)))
      return found.filter((stack) => stack !== null)
    },
    held: createClaimReader({ forge, log, clock }),
  }
}
