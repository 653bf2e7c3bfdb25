import { readFile } from 'node:fs/promises'
import { parsePolicy } from '../../adapters/repository-policy/parse-policy.ts'
import { ConfigError } from '../../domain/errors.ts'
import type { Policy } from '../../domain/policy.ts'

/** Reads a policy in the form of `.github/planwright.yml`. @throws ConfigError when it is not there or wrong. */
export async function readPolicy(path: string): Promise<Policy> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) throw new ConfigError(`there is no policy to read at ${path}`)
  return parsePolicy(text, path, undefined)
}
