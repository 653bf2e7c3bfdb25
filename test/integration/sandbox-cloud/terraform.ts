import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'

export interface TerraformRun {
  readonly exitCode: number
  /** Standard output and standard error as they came. */
  readonly output: string
}

/** A directory with a configuration, and the real terraform binary running in it. */
export interface Workdir {
  readonly path: string
  readonly write: (file: string, text: string) => Promise<void>
  /** Runs terraform to its end; a failure is a value, not an error. */
  readonly terraform: (...args: string[]) => Promise<TerraformRun>
  /** Starts terraform without waiting for its end. */
  readonly start: (...args: string[]) => ReturnType<typeof startTerraform>
  readonly remove: () => Promise<void>
}

/** Makes an empty configuration directory whose terraform runs see only the given variables. */
export async function createWorkdir(environment: Readonly<Record<string, string>>): Promise<Workdir> {
  const path = await mkdtemp(join(tmpdir(), 'sandbox-cloud-test-'))
  return {
    path,
    write: (file, text) => writeFile(join(path, file), text),
    terraform: async (...args) => {
      const result = await startTerraform(path, environment, args)
      return { exitCode: result.exitCode ?? -1, output: result.all }
    },
    start: (...args) => startTerraform(path, environment, args),
    remove: () => rm(path, { recursive: true, force: true }),
  }
}

function startTerraform(path: string, environment: Readonly<Record<string, string>>, args: string[]) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: path, ...environment }
  return execa('terraform', args, { cwd: path, env, extendEnv: false, reject: false, all: true })
}
