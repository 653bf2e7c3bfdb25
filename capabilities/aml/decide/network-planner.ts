import * as z from 'zod'
import { type CapabilityContext, choiceOf, choose, type Step } from '#capability'
import { type Answers, parameters } from '../parameters.ts'
import { readAddresses } from '../read-addresses.ts'
import type { Plan } from './planner.ts'

const { network, subnet_id, allowed_ips, isolation, outbound_hosts } = parameters.shape

/** How the workspace is reached and what its machines reach; `open` while a private one has no subnet. */
export const NetworkPlan = z.object({
  network: choiceOf(network),
  subnet_id: choiceOf(subnet_id).optional(),
  allowed_ips: choiceOf(allowed_ips),
  isolation: choiceOf(isolation),
  outbound_hosts: choiceOf(outbound_hosts),
  open: z.boolean(),
})
export type NetworkPlan = z.infer<typeof NetworkPlan>

interface Request {
  readonly plan: Plan
  readonly stated: Answers
  readonly context: CapabilityContext
}

/** Settles who reaches the workspace, and where its machines may connect to. */
export const networkPlanner: Step<Request, NetworkPlan> = {
  id: 'network-planner',
  role: 'chooses how the workspace is reached and what its machines reach',
  out: NetworkPlan,
  rule(request, blackboard) {
    const reached = chooseNetwork(request)
    const subnet = reached.value === 'private' ? chooseSubnet(request) : undefined
    const open = reached.value === 'private' && subnet === undefined
    blackboard.note(`network ${reached.value} (${reached.reason ?? 'as asked'})`)
    if (open) blackboard.note('a private workspace needs a subnet and none is known')
    return {
      network: reached,
      subnet_id: subnet,
      allowed_ips: chooseAddresses(reached.value, request),
      isolation: chooseIsolation(request),
      outbound_hosts: choose(request.stated.outbound_hosts, { value: [], reason: 'nobody named hosts' }),
      open,
    }
  },
}

function chooseNetwork({ plan, stated }: Request): NetworkPlan['network'] {
  if (plan.environment.value === 'prod') {
    return choose(stated.network, { value: 'private', reason: 'every production workspace' })
  }
  if (stated.subnet_id !== undefined) {
    return choose(stated.network, { value: 'private', source: 'inferred', reason: 'a subnet was named' })
  }
  if (plan.high_business_impact.value) {
    return choose(stated.network, { value: 'private', reason: 'its data is sensitive' })
  }
  const reason = `${plan.environment.value === 'dev' ? 'development' : 'staging'} is reached over the internet with a sign-in`
  return choose(stated.network, { value: 'public', reason })
}

function chooseSubnet({ plan, stated, context }: Request): NetworkPlan['subnet_id'] {
  const environment = plan.environment.value
  const known = context.endpointSubnets[environment]
  if (stated.subnet_id === undefined && known === undefined) return undefined
  return choose(stated.subnet_id, {
    value: known ?? '',
    reason: `the subnet for private endpoints in ${environment}`,
  })
}

function chooseAddresses(
  reached: NetworkPlan['network']['value'],
  { stated, context }: Request,
): NetworkPlan['allowed_ips'] {
  if (reached === 'private') {
    return choose(stated.allowed_ips, { value: [], reason: 'everybody comes through the private endpoints' })
  }
  const known = readAddresses(context.egressAddresses).addresses
  return choose(
    stated.allowed_ips === undefined ? undefined : readStated(stated.allowed_ips),
    known.length > 0
      ? { value: known, reason: 'the addresses of the organization' }
      : { value: [], reason: 'nobody named addresses' },
  )
}

/** What was stated, as the firewall takes it, or as it was written while something is wrong with it. */
function readStated(texts: readonly string[]): string[] {
  const { addresses, problems } = readAddresses(texts)
  return problems.length > 0 ? [...texts] : addresses
}

function chooseIsolation({ plan, stated }: Request): NetworkPlan['isolation'] {
  if ((stated.outbound_hosts?.length ?? 0) > 0) {
    const reason = 'the hosts that machines may reach were named'
    return choose(stated.isolation, { value: 'AllowOnlyApprovedOutbound', source: 'inferred', reason })
  }
  return choose(
    stated.isolation,
    plan.environment.value === 'prod'
      ? { value: 'AllowOnlyApprovedOutbound', reason: 'production data stays where it is' }
      : { value: 'AllowInternetOutbound', reason: 'jobs install packages from the internet' },
  )
}
