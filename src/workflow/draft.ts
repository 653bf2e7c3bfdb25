import type { Assessment, Capability, CapabilityContext } from '../capability/index.ts'
import { draftBrief } from '../conversation/draft-brief.ts'
import type { Reading } from '../conversation/reading.ts'
import { statedValues } from '../conversation/stated-values.ts'
import type { Brief, Understanding } from '../domain/brief.ts'
import type { Policy } from '../domain/policy.ts'
import type { Origin } from '../domain/request-state.ts'
import type { IntakeDependencies } from './dependencies.ts'

/** What a brief is drafted from: what was said, and where. */
export interface DraftRequest {
  readonly origin: Origin
  readonly title: string
  readonly author: string
  readonly understanding: Understanding
  readonly reading: Reading | undefined
  readonly policy: Policy
}

/** Asks every chosen capability for its judgement and puts the answers together. */
export async function draft(request: DraftRequest, dependencies: IntakeDependencies): Promise<Brief> {
  const { understanding, reading } = request
  const context = capabilityContext(request, dependencies)
  const chosen = dependencies.capabilities.filter(({ id }) => understanding.capabilities.includes(id))
  const judged = await Promise.all(
    chosen.map(
      async (capability) => [capability.id, await assess(capability, understanding, context)] as const,
    ),
  )
  return draftBrief({
    understanding,
    reading,
    assessments: Object.fromEntries(judged),
    catalogue: dependencies.capabilities,
  })
}

function assess(
  capability: Capability,
  understanding: Understanding,
  context: CapabilityContext,
): Promise<Assessment> {
  return capability.assess(statedValues(understanding, capability), context)
}

function capabilityContext(request: DraftRequest, { prices, clock }: IntakeDependencies): CapabilityContext {
  const { origin, policy } = request
  const { dev, staging, prod } = policy.environments
  return {
    today: clock.now().toISOString().slice(0, 10),
    request: {
      repository: `${origin.owner}/${origin.repository}`,
      number: origin.issue,
      title: request.title,
      author: request.author,
    },
    subscriptions: { dev: dev.subscription, staging: staging.subscription, prod: prod.subscription },
    networks: policy.networks.map((network) => ({
      prefix: network.prefix,
      networkSecurityGroup: network.network_security_group,
      resourceGroup: network.resource_group,
    })),
    defaultRegion: policy.region,
    prices,
  }
}
