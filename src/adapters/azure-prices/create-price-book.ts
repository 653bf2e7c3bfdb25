import type { PriceBook } from '../../capability/price-book.ts'
import { findPrice } from './find-price.ts'
import { MachineSnapshot, ServiceSnapshot } from './schema.ts'
import machines from './snapshots/machines.json' with { type: 'json' }
import services from './snapshots/services.json' with { type: 'json' }

/** The price book of the snapshots that come with the product; their origin is in `snapshots/README.md`. */
export function createPriceBook(): PriceBook {
  return priceBookOf(MachineSnapshot.parse(machines), ServiceSnapshot.parse(services))
}

/** The price book of other snapshots. */
export function priceBookOf(machineSnapshot: MachineSnapshot, serviceSnapshot: ServiceSnapshot): PriceBook {
  const sizes = new Map(Object.entries(machineSnapshot.sizes))
  const regions = new Map(
    Object.entries(machineSnapshot.prices).map(([region, prices]) => [
      region,
      new Map(Object.entries(prices)),
    ]),
  )
  return {
    machinesOf: machineSnapshot.observed_at.slice(0, 10),
    machinesObservedIn: (region) =>
      machineSnapshot.observed_in?.[region] ?? machineSnapshot.observed_at.slice(0, 10),
    machine(size) {
      const found = sizes.get(size)
      if (found === undefined) return undefined
      return {
        vcpu: found.vcpu,
        memoryGb: found.memory_gb,
        gpu: found.gpu,
        dbuPerHour: found.dbu_per_hour ?? undefined,
      }
    },
    machineUsdPerHour: (size, region) => regions.get(region)?.get(size),
    price: (path) => findPrice(serviceSnapshot, path),
  }
}
