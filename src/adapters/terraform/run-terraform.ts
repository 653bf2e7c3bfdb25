import { open } from 'node:fs/promises'
import { execa } from 'execa'
import { CommandError } from '../../domain/errors.ts'
import { followLog } from './follow-log.ts'

const mostOutputBytes = 64 * 1024 * 1024

export interface TerraformCall {
  readonly binary: string
  readonly args: readonly string[]
  readonly workDirectory: string
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly stopGraceMs: number
  readonly signal: AbortSignal
}

export interface TerraformExit {
  readonly exitCode: number | undefined
  readonly signalName: string | undefined
  /** Set when we told it to stop. */
  readonly stopped: 'aborted' | 'timeout' | undefined
}

/**
 * Runs Terraform with its output in the file `logFile`, which must exist, and hands over its lines as they come.
 * The process is its own group and holds no pipe of ours: should we be killed, it goes on and finishes in order.
 * @throws CommandError when it cannot be started.
 */
export async function runLogged(
  call: TerraformCall,
  logFile: string,
  onLine: (line: string) => void,
): Promise<TerraformExit> {
  const file = await open(logFile, 'a')
  try {
    const child = execa(call.binary, call.args, {
      ...always,
      ...placeOf(call),
      stdout: descriptor(file.fd),
      stderr: descriptor(file.fd),
    })
    const exit = supervise(call, child)
    try {
      await followLog(logFile, exit, onLine)
    } finally {
      await exit
    }
    return await exit
  } finally {
    await file.close()
  }
}

/**
 * Runs Terraform and returns what it printed, up to 64 MiB; for commands that only read.
 * @throws CommandError when it cannot be started or prints more.
 */
export async function runForOutput(
  call: TerraformCall,
): Promise<TerraformExit & { readonly stdout: string; readonly stderr: string }> {
  const child = execa(call.binary, call.args, { ...always, ...placeOf(call), maxBuffer: mostOutputBytes })
  const exit = await supervise(call, child)
  const { stdout, stderr, isMaxBuffer } = await child
  if (isMaxBuffer) {
    throw new CommandError(`running ${commandText(call)}: it printed more than 64 MiB`, { file: call.binary })
  }
  return { ...exit, stdout, stderr }
}

const always = {
  stdin: 'ignore',
  extendEnv: false,
  detached: true,
  cleanup: false,
  forceKillAfterDelay: false,
  reject: false,
} as const

interface Child extends PromiseLike<Ended> {
  kill(signal: NodeJS.Signals): boolean
}

interface Ended {
  readonly exitCode?: number | undefined
  readonly signal?: string | undefined
  readonly code?: string | undefined
}

/** Waits for the process; at the time limit or on abort asks it to stop, and insists only after long silence. */
async function supervise(call: TerraformCall, child: Child): Promise<TerraformExit> {
  let stopped: TerraformExit['stopped']
  const timers: NodeJS.Timeout[] = []
  const stop = (reason: 'aborted' | 'timeout'): void => {
    if (stopped !== undefined) return
    stopped = reason
    child.kill('SIGINT')
    timers.push(setTimeout(() => child.kill('SIGTERM'), call.stopGraceMs))
    timers.push(setTimeout(() => child.kill('SIGKILL'), 2 * call.stopGraceMs))
  }
  const onAbort = (): void => stop('aborted')
  timers.push(setTimeout(() => stop('timeout'), call.timeoutMs))
  call.signal.addEventListener('abort', onAbort)
  if (call.signal.aborted) onAbort()
  try {
    const result = await child
    if (result.exitCode === undefined && result.signal === undefined) {
      throw new CommandError(`running ${commandText(call)}: ${result.code ?? 'it cannot be started'}`, {
        file: call.binary,
        publicMessage: 'Terraform cannot be started on this server.',
        cause: result,
      })
    }
    return { exitCode: result.exitCode, signalName: result.signal, stopped }
  } finally {
    for (const timer of timers) clearTimeout(timer)
    call.signal.removeEventListener('abort', onAbort)
  }
}

/** Binary and subcommand, without arguments. */
function commandText(call: TerraformCall): string {
  return `${call.binary} ${call.args[0] ?? ''}`.trim()
}

function placeOf(call: TerraformCall): { cwd: string; env: Record<string, string> } {
  return { cwd: call.workDirectory, env: { ...call.environment } }
}

/** execa hands any descriptor on, but its types stop at 9. */
function descriptor(fd: number): 9 {
  return fd as 9
}
