import { spawn } from 'node:child_process'
import { CommandError } from '../../domain/errors.ts'

/**
 * Runs terraform in a folder and answers how long it took, in whole milliseconds.
 * @throws CommandError with the end of its output when it fails.
 */
export function terraformTimeMs(request: {
  readonly terraform: string
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly args: readonly string[]
}): Promise<number> {
  const { terraform, folder, environment, args } = request
  const startedMs = performance.now()
  const child = spawn(terraform, [...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (text: string) => {
    output = `${output}${text}`.slice(-2_000)
  }
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new CommandError(`${terraform} cannot be started: ${cause.message}`, { file: terraform, cause }))
    })
    child.once('close', (code) => {
      if (code === 0) resolve(Math.round(performance.now() - startedMs))
      else
        reject(
          new CommandError(`terraform ${args.join(' ')}: exit code ${code}\n${output}`, { file: terraform }),
        )
    })
  })
}
