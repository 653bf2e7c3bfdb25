import * as z from 'zod'
import { type CapabilityContext, type Choice, choiceOf, choose, type Step } from '#capability'
import {
  type Cidr,
  contains,
  enclosing,
  formatCidr,
  isCidr,
  overlaps,
  parseCidr,
  subnetAt,
  widen,
} from '../cidr.ts'
import { type Answers, parameters } from '../parameters.ts'
import type { Plan } from './planner.ts'

const { network, vnet_cidr, public_subnet_cidr, private_subnet_cidr, allowed_ips } = parameters.shape

/** How the workspace is reached, and the address ranges when it has a network of its own. */
export const NetworkPlan = z.object({
  network: choiceOf(network),
  allowed_ips: choiceOf(allowed_ips),
  vnet_cidr: choiceOf(vnet_cidr).optional(),
  public_subnet_cidr: choiceOf(public_subnet_cidr).optional(),
  private_subnet_cidr: choiceOf(private_subnet_cidr).optional(),
})
export type NetworkPlan = z.infer<typeof NetworkPlan>

interface Request {
  readonly plan: Plan
  readonly stated: Answers
  readonly context: CapabilityContext
}

const byEnvironment = {
  dev: { value: 'public', reason: 'development is reached over the internet with a sign-in' },
  staging: { value: 'vnet', reason: 'staging runs in a network of its own' },
  prod: { value: 'private', reason: 'every production workspace' },
} as const

/** Settles how the workspace is reached and gives it addresses. */
export const networkPlanner: Step<Request, NetworkPlan> = {
  id: 'network-planner',
  role: 'chooses how the workspace is reached and its address ranges',
  out: NetworkPlan,
  rule({ plan, stated, context }, blackboard) {
    const access: NetworkPlan = {
      network: choose(stated.network, networkDefault(plan, stated)),
      allowed_ips: choose(stated.allowed_ips, { value: [], reason: 'nobody named addresses' }),
    }
    blackboard.note(`network ${access.network.value} (${access.network.reason ?? 'as asked'})`)
    if (access.network.value === 'public' || plan.existing.value) return access
    const vnet = choose(stated.vnet_cidr, vnetProposal(plan, stated, context))
    blackboard.note(`addresses from ${vnet.value}`)
    return { ...access, vnet_cidr: vnet, ...subnetsOf(vnet.value, stated) }
  },
}

function networkDefault(plan: Plan, stated: Answers) {
  const asked = stated.vnet_cidr ?? stated.public_subnet_cidr ?? stated.private_subnet_cidr
  const usual = byEnvironment[plan.environment.value]
  if (asked === undefined || usual.value !== 'public') return usual
  return { value: 'vnet', reason: `the range ${asked} was named`, source: 'inferred' } as const
}

/** A network around the subnets that were named, with as much room again, or else a free block. */
function vnetProposal(plan: Plan, stated: Answers, context: CapabilityContext) {
  const named = [stated.public_subnet_cidr, stated.private_subnet_cidr].flatMap((text) => text ?? [])
  const [first, second = first] = named.map(parseCidr)
  if (first !== undefined && second !== undefined) {
    const around = enclosing(first, second)
    return {
      value: formatCidr(widen(around, Math.max(largestNetwork, around.prefix - 1))),
      source: 'inferred' as const,
      reason: `around ${named.join(' and ')}`,
    }
  }
  return {
    value: formatCidr(freeBlock(stated, plan, context)),
    source: 'naming' as const,
    reason: 'a free block of 10.139.0.0/16, the same for this workspace every time',
  }
}

function subnetsOf(
  vnet: string,
  stated: Answers,
): Record<'public_subnet_cidr' | 'private_subnet_cidr', Choice<string>> {
  const range = parseCidr(vnet)
  const quarter = Math.min(range.prefix + 2, 32)
  const reason = `a quarter of ${vnet}`
  return {
    public_subnet_cidr: choose(stated.public_subnet_cidr, {
      value: formatCidr(subnetAt(range, quarter, 0)),
      source: 'naming',
      reason,
    }),
    private_subnet_cidr: choose(stated.private_subnet_cidr, {
      value: formatCidr(subnetAt(range, quarter, 1)),
      source: 'naming',
      reason,
    }),
  }
}

const largestNetwork = 16
const space: Cidr = parseCidr('10.139.0.0/16')
const blockPrefix = 22
const blocks = 2 ** (blockPrefix - space.prefix)

/** The block that the workspace's name points at, or the next one that no known network uses. */
function freeBlock(stated: Answers, plan: Plan, context: CapabilityContext): Cidr {
  const taken = context.networks.filter(({ prefix }) => isCidr(prefix)).map(({ prefix }) => parseCidr(prefix))
  const first = hash(stated.workspace_name ?? `${stated.team}-${plan.environment.value}`) % blocks
  const candidates = Array.from({ length: blocks }, (_, step) =>
    subnetAt(space, blockPrefix, (first + step) % blocks),
  )
  return (
    candidates.find((block) => !taken.some((known) => overlaps(block, known))) ??
    subnetAt(space, blockPrefix, first)
  )
}

/** FNV-1a, 32 bits: spreads names over blocks, no secret depends on it. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

/** The last /27 of the virtual network that neither subnet uses; private endpoints live there. */
export function endpointSubnet(vnet: string, subnets: readonly string[]): string | undefined {
  const range = parseCidr(vnet)
  const used = subnets.map(parseCidr)
  const count = range.prefix > 27 ? 0 : 2 ** (27 - range.prefix)
  for (let index = count - 1; index >= 0; index -= 1) {
    const candidate = subnetAt(range, 27, index)
    if (contains(range, candidate) && !used.some((subnet) => overlaps(candidate, subnet))) {
      return formatCidr(candidate)
    }
  }
  return undefined
}
