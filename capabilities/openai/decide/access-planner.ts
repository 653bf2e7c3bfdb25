import * as z from 'zod'
import { type CapabilityContext, choiceOf, choose, companionGroup, type Step } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import type { Plan } from './planner.ts'
import { readAddresses } from './read-addresses.ts'

const shape = parameters.shape

/** Who reaches the account and how they prove who they are. */
export const AccessPlan = z.object({
  network: choiceOf(shape.network),
  /** Whether the subnet or the addresses that `network` needs are known. */
  reachable: z.boolean(),
  subnet_id: choiceOf(shape.subnet_id).optional(),
  allowed_ips: choiceOf(shape.allowed_ips),
  local_auth: choiceOf(shape.local_auth),
  access_group: choiceOf(shape.access_group).optional(),
  version_upgrade: choiceOf(shape.version_upgrade),
  content_filter: choiceOf(shape.content_filter),
})
export type AccessPlan = z.infer<typeof AccessPlan>

interface Request {
  readonly plan: Plan
  readonly stated: Answers
  readonly context: CapabilityContext
}

const usualNetwork = {
  dev: { value: 'allowlist', reason: 'development is reached from known addresses with a sign-in' },
  staging: { value: 'private', reason: 'staging is reached through a private endpoint' },
  prod: { value: 'private', reason: 'every production account' },
} as const

const usualUpgrade = {
  dev: { value: 'OnceNewDefaultVersionAvailable', reason: 'development sees new versions first' },
  staging: { value: 'OnceCurrentVersionExpired', reason: 'default for staging' },
  prod: { value: 'OnceCurrentVersionExpired', reason: 'production changes no earlier than it must' },
} as const

/** Settles network, sign-in and the group that may use the models. */
export const accessPlanner: Step<Request, AccessPlan> = {
  id: 'access-planner',
  role: 'chooses how the account is reached and who may use it',
  out: AccessPlan,
  rule({ plan, stated, context }, blackboard) {
    const environment = plan.environment.value
    const network = choose(stated.network, networkProposal(stated, environment))
    blackboard.note(`network ${network.value} (${network.reason ?? 'as asked'})`)
    const configured = context.endpointSubnets[environment]
    const subnet =
      stated.subnet_id === undefined && configured !== undefined
        ? {
            value: shape.subnet_id.parse(configured),
            source: 'default' as const,
            reason: `the subnet for private endpoints in ${environment}`,
          }
        : stated.subnet_id === undefined
          ? undefined
          : { value: stated.subnet_id, source: 'stated' as const }
    const addresses = choose(stated.allowed_ips, addressProposal(network.value, context))
    const group = groupOf(stated, context)
    return {
      network,
      reachable:
        network.value === 'private'
          ? subnet !== undefined
          : network.value === 'public' || addresses.value.length > 0,
      subnet_id: network.value === 'private' || stated.subnet_id !== undefined ? subnet : undefined,
      allowed_ips: { ...addresses, value: readAddresses(addresses.value).addresses },
      local_auth: choose(stated.local_auth, {
        value: false,
        reason: 'a key has no name; people and apps do',
      }),
      access_group: group,
      version_upgrade: choose(stated.version_upgrade, usualUpgrade[environment]),
      content_filter: choose(stated.content_filter, { value: 'default', reason: "Microsoft's own filter" }),
    }
  },
}

function networkProposal(
  { subnet_id, allowed_ips }: Answers,
  environment: Plan['environment']['value'],
): { value: AccessPlan['network']['value']; reason: string; source?: 'inferred' } {
  const usual = usualNetwork[environment]
  if (subnet_id !== undefined) return { value: 'private', reason: 'a subnet was named', source: 'inferred' }
  if (allowed_ips !== undefined && environment !== 'prod') {
    return { value: 'allowlist', reason: 'addresses were named', source: 'inferred' }
  }
  return usual
}

function addressProposal(network: AccessPlan['network']['value'], { egressAddresses }: CapabilityContext) {
  return network === 'allowlist' && egressAddresses.length > 0
    ? { value: [...egressAddresses], reason: 'the addresses behind which the organization stands' }
    : {
        value: [],
        reason: network === 'allowlist' ? 'nobody named addresses' : 'it is not reached by address',
      }
}

function groupOf(stated: Answers, context: CapabilityContext): AccessPlan['access_group'] {
  if (stated.access_group !== undefined) return { value: stated.access_group, source: 'stated' }
  const made = companionGroup(context)
  if (made === undefined) return undefined
  return { value: made, source: 'inferred', reason: 'the group of the same request' }
}
