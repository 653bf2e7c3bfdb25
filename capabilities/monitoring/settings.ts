import type * as z from 'zod'
import { parameters } from './parameters.ts'

const schema = parameters.partial().required({
  environment: true,
  region: true,
  team: true,
  targets: true,
  signals: true,
  alerts: true,
  notify_emails: true,
})

/** A settled request; what nobody said and nothing needs is left out. */
export type Settings = {
  readonly [K in keyof z.infer<typeof schema>]: Exclude<z.infer<typeof schema>[K], undefined>
}

/** Checks what was settled; a value that is not there has no key. */
export function parseSettings(values: Readonly<Record<string, unknown>>): Partial<Settings> {
  return schema.partial().parse(values) as Partial<Settings>
}
