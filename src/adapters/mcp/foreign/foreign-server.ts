import { ExternalServiceError } from '../../../domain/errors.ts'
import type { Logger } from '../../../ports/logger.ts'
import { judgeTool, type Verdict } from './judge-tool.ts'
import { toolPin } from './tool-pin.ts'
import type { AllowedTool, ToolServer } from './tool-servers.ts'
import { useServer } from './use-server.ts'

/** A server of somebody else, connected to only while it is asked something. */
export interface ForeignServer {
  /** Whether a tool can be used, by what the server offers now. */
  verdict(tool: AllowedTool): Promise<Verdict>
  /** Asks a tool after comparing it with its pin on the same connection. */
  ask(tool: AllowedTool, values: Readonly<Record<string, unknown>>): Promise<ToolReply>
}

export type ToolReply =
  | { readonly kind: 'answered'; readonly structuredContent: unknown }
  | { readonly kind: 'refused'; readonly words: string }
  | Extract<Verdict, { kind: 'suspended' }>

export interface ForeignServerOptions {
  readonly server: ToolServer
  readonly log: Logger
  /** Milliseconds of any clock that only goes on. */
  readonly now: () => number
  /** How long it counts, in milliseconds, that everything can be used; a suspension is never remembered. */
  readonly patienceMs: number
}

/** A server whose tools are judged anew from time to time; each change of a verdict is logged once. */
export function createForeignServer({ server, log, now, patienceMs }: ForeignServerOptions): ForeignServer {
  let known: { readonly verdicts: Promise<ReadonlyMap<string, Verdict>>; until: number } | undefined
  const told = new Map<string, string>()

  const tell = (tool: AllowedTool, verdict: Verdict) => {
    const detail = verdict.kind === 'ready' ? 'ready' : verdict.detail
    if (told.get(tool.capability) === detail) return
    told.set(tool.capability, detail)
    const fields = { server: server.name, tool: tool.tool, capability: tool.capability }
    if (verdict.kind === 'ready') log.info(fields, 'foreign capability is ready')
    else log.error({ ...fields, reason: detail }, 'foreign capability is suspended')
  }

  const judge = async (): Promise<ReadonlyMap<string, Verdict>> => {
    const judged = await attempt(async () => {
      const offered = await useServer(server.address, server.timeoutMs, (one) => one.tools())
      return server.tools.map((tool) => judgeTool(tool, offered))
    })
    const verdicts = server.tools.map((tool, index) => {
      const verdict = 'kind' in judged ? judged : judged.value[index]
      if (verdict !== undefined) tell(tool, verdict)
      return [tool.capability, verdict ?? unknownTool] as const
    })
    return new Map(verdicts)
  }

  return {
    async verdict(tool) {
      const current =
        known !== undefined && now() < known.until
          ? known
          : { verdicts: judge(), until: Number.POSITIVE_INFINITY }
      known = current
      const verdicts = await current.verdicts
      if (current.until === Number.POSITIVE_INFINITY) {
        const isReady = [...verdicts.values()].every(({ kind }) => kind === 'ready')
        current.until = now() + (isReady ? patienceMs : 0)
      }
      return verdicts.get(tool.capability) ?? unknownTool
    },
    async ask(tool, values) {
      const reply = await attempt(() =>
        useServer(server.address, server.timeoutMs, async (connection): Promise<ToolReply> => {
          const offered = (await connection.tools()).find(({ name }) => name === tool.tool)
          if (offered === undefined || toolPin(offered) !== tool.pin) {
            const verdict = judgeTool(tool, offered === undefined ? [] : [offered])
            if (verdict.kind === 'suspended') return verdict
          }
          const answer = await connection.call(tool.tool, values)
          return 'refusal' in answer
            ? { kind: 'refused', words: answer.refusal }
            : { kind: 'answered', structuredContent: answer.structuredContent }
        }),
      )
      const given = 'kind' in reply ? reply : reply.value
      if (given.kind === 'suspended') {
        tell(tool, given)
        known = undefined
      }
      return given
    },
  }
}

const unknownTool: Verdict = {
  kind: 'suspended',
  because: 'does not know it',
  detail: 'it is no tool of this server',
}

/** Whatever goes wrong on the way to a server, or with what it says, suspends its capabilities and nothing else. */
async function attempt<T>(
  ask: () => Promise<T>,
): Promise<{ readonly value: T } | Extract<Verdict, { kind: 'suspended' }>> {
  try {
    return { value: await ask() }
  } catch (error) {
    const isKnown = error instanceof ExternalServiceError
    const because = isKnown ? error.publicMessage : 'said something that could not be read'
    const detail = error instanceof Error ? error.message : String(error)
    return { kind: 'suspended', because: `${because}. It is asked again with the next comment`, detail }
  }
}
