import type { Capability, PriceBook } from '../../capability/index.ts'
import { draftBrief } from '../../conversation/draft-brief.ts'
import type { Assessment } from '../../domain/assessment.ts'
import type { Brief, Understanding } from '../../domain/brief.ts'
import { InvariantError } from '../../domain/errors.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Origin } from '../../domain/request-state.ts'
import type { Clock } from '../../ports/clock.ts'
import { judge } from '../../workflow/draft.ts'
import { type CapabilityRequest, checkNames } from './check-names.ts'
import { faultsOf } from './faults-of.ts'
import { refusalOf } from './refused-value.ts'
import type { RequestError, RequestFile } from './request-file.ts'

/** What a request is drafted with besides its own values. */
export interface RequestSurroundings {
  readonly origin: Origin
  readonly author: string
  readonly policy: Policy
  readonly capabilities: readonly Capability[]
  readonly prices: PriceBook
  readonly clock: Clock
}

/**
 * Drafts a request as the product does after "yes" to every default.
 * A request that cannot be built comes back with everything that is wrong with it.
 */
export async function draftRequest(
  file: RequestFile,
  surroundings: RequestSurroundings,
): Promise<{ readonly brief: Brief } | { readonly errors: readonly RequestError[] }> {
  const { requests, errors } = checkNames(file, surroundings.capabilities)
  const understanding = understandingOf(requests)
  const judgeAgain = (others: readonly CapabilityRequest[]): Promise<Record<string, Assessment>> => {
    const { origin, author, policy } = surroundings
    return judge({ origin, author, policy, title: '', understanding: understandingOf(others) }, surroundings)
  }
  const assessments = await judgeAgain(requests)
  for (const request of requests) {
    errors.push(...(await faultsOf(request, { file, requests, assessments, judgeAgain })))
  }
  if (errors.length > 0) return { errors: withoutEchoes(errors) }
  const brief = draftBrief({
    understanding,
    reading: undefined,
    assessments,
    catalogue: surroundings.capabilities,
  })
  if (!brief.ready) throw new InvariantError('a request without an error is not ready')
  return { brief }
}

/** What the product would have understood of a conversation with these values; those of a wrong kind count for nothing. */
function understandingOf(requests: readonly CapabilityRequest[]): Understanding {
  const statements = requests.map(({ capability, stated }) => {
    const usable = Object.entries(stated).filter(
      ([name, value]) => refusalOf(capability.parameters.shape[name], value) === undefined,
    )
    return [
      capability.id,
      Object.fromEntries(
        usable.map(([name, value]) => [
          name,
          { value, quote: JSON.stringify(value), messageId: 'issue', by: 'requester' },
        ]),
      ),
    ] as const
  })
  return {
    capabilities: requests.map(({ capability }) => capability.id),
    choice: 'settled',
    offered: [],
    statements: Object.fromEntries(statements),
    accepted: [],
    unresolved: [],
  }
}

/** What is wrong with a shared value is said once, and what a misspelt name was meant to state is not missing. */
function withoutEchoes(errors: readonly RequestError[]): RequestError[] {
  const meant = new Set(
    errors.flatMap(({ capability, suggestion }) =>
      typeof suggestion === 'string' ? [`${capability} ${suggestion}`] : [],
    ),
  )
  const unique = new Map<string, RequestError>()
  for (const error of errors) {
    const { capability, param, value, reason } = error
    if (value === null && param !== null && meant.has(`${capability} ${param}`)) continue
    const key = JSON.stringify([capability, param, value === null ? null : reason])
    if (!unique.has(key)) unique.set(key, error)
  }
  return [...unique.values()]
}
