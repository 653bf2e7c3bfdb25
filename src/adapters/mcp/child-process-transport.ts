import { type ChildProcess, spawn } from 'node:child_process'
import {
  type JSONRPCMessage,
  ReadBuffer,
  serializeMessage,
  type Transport,
} from '@modelcontextprotocol/client'

export interface ChildProcessCommand {
  /** A path, or a name to be found in the PATH of `env`. */
  readonly command: string
  readonly args: readonly string[]
  /** The whole environment of the process; nothing of this process is passed on. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** How long a process may take to end by itself, and then after it was asked to, before it is killed. */
const graceMs = 1000

/**
 * MCP over the standard input and output of a process of its own.
 * The transport of the SDK always passes some variables of this process on and leaves a process running for a while
 * when connecting fails; here the environment is exact, and `close` returns when the process is gone.
 */
export class ChildProcessTransport implements Transport {
  onclose?: (() => void) | undefined
  onerror?: ((error: Error) => void) | undefined
  onmessage?: Transport['onmessage']
  readonly #command: ChildProcessCommand
  readonly #received = new ReadBuffer()
  #child: ChildProcess | undefined
  #ended: Promise<void> = Promise.resolve()

  constructor(command: ChildProcessCommand) {
    this.#command = command
  }

  start(): Promise<void> {
    const { command, args, env, cwd } = this.#command
    const child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
    this.#child = child
    child.stdin.on('error', (error) => this.onerror?.(error))
    child.stdout.on('error', (error) => this.onerror?.(error))
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk))
    this.#ended = new Promise((resolve) => {
      child.once('error', () => resolve())
      child.once('close', () => {
        resolve()
        this.onclose?.()
      })
    })
    return new Promise((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    })
  }

  send(message: JSONRPCMessage): Promise<void> {
    const input = this.#child?.stdin
    if (input === undefined || input === null || !input.writable) {
      return Promise.reject(new Error('the server has ended'))
    }
    return new Promise((resolve, reject) => {
      input.write(serializeMessage(message), (error) => (error ? reject(error) : resolve()))
    })
  }

  /** Ends the input, asks the process to end and at last kills it. */
  async close(): Promise<void> {
    this.#child?.stdin?.end()
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (await endsInTime(this.#ended)) return
      this.#child?.kill(signal)
    }
    await this.#ended
  }

  #receive(chunk: Buffer): void {
    try {
      this.#received.append(chunk)
      for (;;) {
        const message = this.#received.readMessage()
        if (message === null) return
        this.onmessage?.(message)
      }
    } catch (error) {
      this.onerror?.(error instanceof Error ? error : new Error(String(error)))
      this.#child?.kill('SIGKILL')
    }
  }
}

async function endsInTime(ended: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), graceMs)
  })
  const inTime = await Promise.race([ended.then(() => true), late])
  clearTimeout(timer)
  return inTime
}
