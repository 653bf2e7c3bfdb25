import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as z from 'zod'
import { MachineSnapshot, ServiceSnapshot } from '../../adapters/azure-prices/schema.ts'
import { ConfigError } from '../../domain/errors.ts'

/** The folder of the snapshots that come with the product. */
export const committedSnapshots = fileURLToPath(
  new URL('../../adapters/azure-prices/snapshots', import.meta.url),
)

export const machinesFile = 'machines.json'
export const servicesFile = 'services.json'

export interface Snapshots {
  readonly machines: MachineSnapshot
  readonly services: ServiceSnapshot
}

/** @throws ConfigError with one sentence when a snapshot is not there or not one. */
export async function readSnapshots(folder: string): Promise<Snapshots> {
  return {
    machines: await read(join(folder, machinesFile), MachineSnapshot),
    services: await read(join(folder, servicesFile), ServiceSnapshot),
  }
}

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new ConfigError(`there is no snapshot to read at ${path}`, { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new ConfigError(`${path} is no snapshot: "${where}" is not what was expected`)
}
