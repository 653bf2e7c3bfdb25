import * as z from 'zod'

/** Snapshot of virtual machine prices; the fields that are used, and whatever else is there. */
export const MachineSnapshot = z.looseObject({
  /** When the oldest prices were observed. */
  observed_at: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
  /** Regions that were observed later -> day. */
  observed_in: z.record(z.string(), z.iso.date()).optional(),
  currency: z.literal('USD'),
  sizes: z.record(
    z.string(),
    z.looseObject({
      vcpu: z.number().positive(),
      memory_gb: z.number().positive(),
      gpu: z.string().nullable(),
      dbu_per_hour: z.number().positive().nullable(),
      /** How the units are known. */
      dbu_basis: z.string().nullish(),
    }),
  ),
  /** Region -> size -> US dollars an hour. */
  prices: z.record(z.string(), z.record(z.string(), z.number().positive())),
})
export type MachineSnapshot = z.infer<typeof MachineSnapshot>

/** Snapshot of all other prices: blocks of numbers, each with the date it was observed. */
export const ServiceSnapshot = z
  .object({
    currency: z.literal('USD'),
    compiled_at: z.iso.date(),
    /** Path -> day, for prices that were observed by themselves and not with their block. */
    observed: z.record(z.string(), z.iso.date()).optional(),
  })
  .catchall(z.json())
export type ServiceSnapshot = z.infer<typeof ServiceSnapshot>
