import * as z from 'zod'

/** Snapshot of virtual machine prices; only the fields that are used. */
export const MachineSnapshot = z.object({
  observed_at: z.string().regex(/^\d{4}-\d{2}-\d{2}T/),
  currency: z.literal('USD'),
  sizes: z.record(
    z.string(),
    z.object({
      vcpu: z.number().positive(),
      memory_gb: z.number().positive(),
      gpu: z.string().nullable(),
      dbu_per_hour: z.number().positive().nullable(),
    }),
  ),
  /** Region -> size -> US dollars an hour. */
  prices: z.record(z.string(), z.record(z.string(), z.number().positive())),
})
export type MachineSnapshot = z.infer<typeof MachineSnapshot>

/** Snapshot of all other prices: blocks of numbers, each with the date it was observed. */
export const ServiceSnapshot = z
  .object({ currency: z.literal('USD'), compiled_at: z.iso.date() })
  .catchall(z.json())
export type ServiceSnapshot = z.infer<typeof ServiceSnapshot>
