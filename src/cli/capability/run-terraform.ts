import { spawn } from 'node:child_process'
import { CommandError } from '../../domain/errors.ts'
import { terraformEnvironment } from '../sandbox/run-terraform.ts'

/** Where terraform runs: its folder, and the variables of the sandbox cloud that it works on. */
export interface TerraformPlace {
  readonly binary: string
  readonly folder: string
  readonly cloud: Readonly<Record<string, string>>
  /** Ends terraform when it is aborted. */
  readonly abort?: AbortSignal
}

/** Characters of terraform's output that an error keeps: its end says what was wrong. */
const keptOutput = 4_000

/**
 * Runs terraform quietly to its end and answers with its standard output.
 * @throws CommandError with the end of its output when it ends with anything but 0 or cannot be started.
 */
export function runQuietly(place: TerraformPlace, ...args: readonly string[]): Promise<string> {
  const { binary, folder, cloud, abort } = place
  const child = spawn(binary, [...args], {
    cwd: folder,
    env: { ...terraformEnvironment(process.env, cloud), HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(abort === undefined ? {} : { signal: abort }),
  })
  const output: string[] = []
  const complaints: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text))
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      if (abort?.aborted === true) return
      reject(
        new CommandError(
          `${binary} cannot be started: ${cause.message}; install Terraform 1.9 or newer, or name it in TERRAFORM_BINARY`,
          { file: binary, cause },
        ),
      )
    })
    child.once('close', (code) => {
      if (code === 0) {
        resolve(output.join(''))
        return
      }
      const said = [...output, ...complaints].join('').slice(-keptOutput)
      reject(new CommandError(`terraform ${args.join(' ')}: exit code ${code}\n${said}`, { file: binary }))
    })
  })
}
