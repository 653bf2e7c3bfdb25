import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { CommandError } from '../../domain/errors.ts'

const run = promisify(execFile)
const Packed = z.tuple([z.object({ filename: z.string(), version: z.string() })])

/**
 * Downloads a package with npm into an empty folder and unpacks it there; nothing of it is run.
 * @returns its exact version and the folder with its files.
 * @throws CommandError with the last lines of npm or tar.
 */
export async function fetchPackage(request: {
  readonly name: string
  readonly version: string
  readonly folder: string
}): Promise<{ readonly version: string; readonly path: string }> {
  const { name, version, folder } = request
  const wanted = `${name}@${version}`
  const packed = await execute('npm', [
    'pack',
    wanted,
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ])
  const [{ filename, version: exact }] = Packed.parse(JSON.parse(packed))
  await execute('tar', ['-xzf', join(folder, filename), '-C', folder])
  return { version: exact, path: join(folder, 'package') }
}

async function execute(file: string, args: string[]): Promise<string> {
  try {
    return (await run(file, args, { maxBuffer: 64 * 1024 * 1024 })).stdout
  } catch (cause) {
    throw new CommandError(`${file} ${args.slice(0, 2).join(' ')}: ${reasonOf(cause)}`, { file, cause })
  }
}

/** npm writes its reason as JSON to standard output, tar as text to standard error. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const stdout = 'stdout' in cause ? String(cause.stdout) : ''
  const stderr = 'stderr' in cause ? String(cause.stderr).trim() : ''
  const summary = /"summary": "((?:[^"\\]|\\.)*)"/.exec(stdout)?.[1]
  return summary?.split('\\n')[0] ?? (stderr === '' ? cause.message : stderr.split('\n').slice(-3).join(' '))
}
