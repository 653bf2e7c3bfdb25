import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { CommandError } from '../../domain/errors.ts'

/** Environment variables of the person that terraform may see; everything else could lead to a real account. */
const PASSED_ON = ['PATH', 'HOME', 'TERM', 'LANG', 'TMPDIR'] as const

/** Commands that need no initialized folder. */
const WITHOUT_INIT = ['', 'init', 'fmt', 'version', 'help', 'login', 'logout', 'metadata', 'providers']

export interface TerraformRun {
  readonly binary: string
  readonly args: readonly string[]
  /** Variables of the sandbox cloud. */
  readonly cloud: Readonly<Record<string, string>>
  /** Variables of the person, of which only some are passed on. */
  readonly person: Readonly<Record<string, string | undefined>>
}

/** Builds the whole environment of terraform: what it needs of the person, and the variables of the cloud. */
export function terraformEnvironment(
  person: Readonly<Record<string, string | undefined>>,
  cloud: Readonly<Record<string, string>>,
): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = person[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(passed), ...cloud }
}

/** The folder that terraform works in: the value of its option -chdir. */
export function workFolderOf(args: readonly string[]): string {
  return args.map((arg) => /^--?chdir=(.+)$/.exec(arg)?.[1]).find((one) => one !== undefined) ?? '.'
}

/** Tells whether "terraform init" has to go first. */
export function needsInit(args: readonly string[]): boolean {
  if (args.some((arg) => /^--?(?:help|h|version|v)$/.test(arg))) return false
  return !WITHOUT_INIT.includes(args.find((arg) => !arg.startsWith('-')) ?? '')
}

/**
 * Runs terraform to its end, after a silent "init" when it needs one, and answers with its exit code: 128 and the
 * number of the signal when one ended it. Signals of this process are passed on.
 * @throws CommandError when terraform cannot be started.
 */
export async function runTerraform(run: TerraformRun): Promise<number> {
  if (needsInit(run.args)) {
    const chdir = run.args.filter((arg) => /^--?chdir=/.test(arg))
    const init = start({ ...run, args: [...chdir, 'init', '-input=false', '-no-color'] }, 'captured')
    let output = ''
    const collect = (text: string) => {
      output += text
    }
    init.stdout?.setEncoding('utf8').on('data', collect)
    init.stderr?.setEncoding('utf8').on('data', collect)
    const code = await exitCodeOf(init, run.binary)
    if (code !== 0) {
      process.stderr.write(output)
      return code
    }
  }
  return exitCodeOf(start(run, 'shown'), run.binary)
}

function start(run: TerraformRun, output: 'shown' | 'captured'): ChildProcess {
  return spawn(run.binary, [...run.args], {
    env: terraformEnvironment(run.person, run.cloud),
    stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
}

async function exitCodeOf(child: ChildProcess, binary: string): Promise<number> {
  // A terminal sends Ctrl-C to terraform as well, and a second one would make it stop without saving.
  const passInterrupt = () => (process.stdin.isTTY ? true : child.kill('SIGINT'))
  const passTermination = () => child.kill('SIGTERM')
  process.on('SIGINT', passInterrupt)
  process.on('SIGTERM', passTermination)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(notStarted(binary, error)))
      child.once('close', (code, signal) =>
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
      )
    })
  } finally {
    process.off('SIGINT', passInterrupt)
    process.off('SIGTERM', passTermination)
  }
}

function notStarted(binary: string, error: Error): CommandError {
  const reason = 'code' in error && error.code === 'ENOENT' ? 'there is no such program' : error.message
  return new CommandError(
    `${binary} cannot be started: ${reason}; install Terraform 1.9 or newer, or name it in TERRAFORM_BINARY`,
    { file: binary, cause: error },
  )
}
