import { execa } from 'execa'

const ENTRY = new URL('../../../src/cli/sandbox.ts', import.meta.url).pathname

/** Starts `npm run sandbox` without npm; the environment holds what a person's shell may hold. */
export function startSandbox(args: string[], environment: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment }
  return execa(process.execPath, [ENTRY, ...args], { env, extendEnv: false, reject: false, stdin: 'ignore' })
}
