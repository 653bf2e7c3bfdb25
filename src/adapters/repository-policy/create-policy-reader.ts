import { ConfigError } from '../../domain/errors.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Forge, RepositoryRef } from '../../ports/forge.ts'
import type { PolicyReader } from '../../ports/policy-reader.ts'
import type { SubscriptionRule } from './check-policy.ts'
import { parsePolicy } from './parse-policy.ts'

/** How long a policy is remembered, in milliseconds: a request asks several times in a row. */
const cacheMs = 15_000
const maxCached = 500

export interface PolicyReaderOptions {
  readonly forge: Forge
  /** Used when the file is absent; without it an absent file is refused. */
  readonly defaults?: Policy
  /** Path in the repository. Default `.github/planwright.yml`. */
  readonly path?: string
  readonly clock?: Clock
  /** Keeps the sandbox's subscriptions and real ones apart. */
  readonly subscriptions?: SubscriptionRule
}

/** Reads policies from the default branch. A policy that cannot be used is never remembered, so that its repair is enough. */
export function createPolicyReader(options: PolicyReaderOptions): PolicyReader {
  const {
    forge,
    defaults,
    subscriptions,
    path = '.github/planwright.yml',
    clock = { now: () => new Date() },
  } = options
  const cache = new Map<string, { readonly policy: Policy; readonly until: number }>()

  return {
    async read(repository) {
      const key = `${repository.installationId} ${repository.owner}/${repository.name}`.toLowerCase()
      const now = clock.now().getTime()
      const cached = cache.get(key)
      if (cached !== undefined && now < cached.until) return cached.policy
      const text = await forge.repository(repository).readFile(path)
      const policy = text === undefined ? defaults : parsePolicy(text, path, subscriptions)
      if (policy === undefined) throw missing(repository, path)
      if (cache.size >= maxCached) cache.clear()
      cache.set(key, { policy, until: now + cacheMs })
      return policy
    },
  }
}

function missing({ owner, name }: RepositoryRef, path: string): ConfigError {
  return new ConfigError(
    `${owner}/${name} has no ${path} on its default branch; add one that names the subscription of each environment`,
  )
}
