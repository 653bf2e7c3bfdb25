import type { StackEstimate } from '#capability'

/** Rules of a network security group are free (Azure pricing of virtual networks, seen 2026-11-22). */
export function estimate(): StackEstimate[] {
  return [
    {
      stack: 'firewall',
      lowUsd: 0,
      expectedUsd: 0,
      highUsd: 0,
      assumptions: ['Rules of a network security group are free; the traffic is paid where it starts.'],
      pricesOf: '2026-11-22',
      unpriced: [],
    },
  ]
}
