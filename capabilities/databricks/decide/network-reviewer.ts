import * as z from 'zod'
import { Finding, type Step } from '#capability'
import { parseCidr, sizeOf } from '../cidr.ts'
import type { NetworkPlan } from './network-planner.ts'
import type { Sizing } from './sizer.ts'
import type { SizingInput } from './sizing-input.ts'

interface Review {
  readonly input: SizingInput
  readonly proposal: Sizing
}

/** Addresses of a subnet that Azure keeps for itself (Azure virtual network FAQ, 2026). */
const reservedAddresses = 5

/** Objects when the subnets have fewer addresses than the machines need: each takes one in both of them. */
export const networkReviewer: Step<Review, Finding[]> = {
  id: 'network-reviewer',
  role: 'checks that the machines fit into the subnets',
  out: z.array(Finding),
  rule({ input: { network }, proposal }) {
    const machines = Math.max((proposal.max_workers?.value ?? -1) + 1, proposal.pool_max_capacity?.value ?? 0)
    const room = machinesThatFit(network)
    if (machines <= room) return []
    const text = `the subnets have room for ${room} machines and up to ${machines} are asked for`
    return [{ reviewer: 'network-reviewer', code: 'subnets_too_small', text }]
  },
}

/** How many machines the subnets have addresses for; without a network of its own there is no limit. */
export function machinesThatFit({ public_subnet_cidr, private_subnet_cidr }: NetworkPlan): number {
  const subnets = [public_subnet_cidr, private_subnet_cidr].flatMap((choice) => choice ?? [])
  return Math.min(...subnets.map(({ value }) => sizeOf(parseCidr(value)) - reservedAddresses))
}
