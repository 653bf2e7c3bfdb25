import type { Capability } from '../../../capability/contract.ts'
import type { Logger } from '../../../ports/logger.ts'
import { createForeignCapability } from './foreign-capability.ts'
import { createForeignServer, type ForeignServer } from './foreign-server.ts'
import type { ToolParameter } from './read-parameters.ts'
import type { AllowedTool, ToolServer } from './tool-servers.ts'

/** The capabilities of foreign servers; the list is another one when something about them became known. */
export interface ForeignCapabilities {
  capabilities(): readonly Capability[]
}

export interface ConnectForeignOptions {
  readonly servers: readonly ToolServer[]
  readonly log: Logger
  readonly now?: () => number
  /** How long to wait for servers before going on without them, in milliseconds. Default 5,000. */
  readonly startMs?: number
  /** How long a verdict counts, in milliseconds. Default 30,000. */
  readonly patienceMs?: number
}

/**
 * Makes a capability of every tool that is let in, and asks all servers once what they offer.
 * A server that does not answer, or offers something else, suspends its own capabilities only; it is asked again when
 * somebody wants one of them, so that a server that recovers needs no restart.
 */
export async function connectForeign(options: ConnectForeignOptions): Promise<ForeignCapabilities> {
  const { servers, log, now = () => performance.now(), startMs = 5000, patienceMs = 30_000 } = options
  let current: readonly Capability[] = []
  const make = (
    tool: AllowedTool,
    serverName: string,
    server: ForeignServer,
    parameters?: readonly ToolParameter[],
  ): Capability =>
    createForeignCapability({
      tool,
      serverName,
      server,
      parameters,
      onParameters(known) {
        const made = make(tool, serverName, server, known)
        current = current.map((one) => (one.id === made.id && one.version === made.version ? made : one))
      },
      log,
    })
  const made = servers.map(async (one) => {
    const server = createForeignServer({ server: one, log, now, patienceMs })
    return Promise.all(
      one.tools.map(async (tool) => {
        const verdict = await inTime(server.verdict(tool), startMs)
        return make(tool, one.name, server, verdict?.kind === 'ready' ? verdict.parameters : undefined)
      }),
    )
  })
  current = (await Promise.all(made)).flat()
  return { capabilities: () => current }
}

/** What a promise gives within the time; it is not waited for any longer. */
async function inTime<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
