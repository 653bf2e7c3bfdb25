import { isDeepStrictEqual } from 'node:util'
import { Client, InMemoryTransport, type Tool, type Transport } from '@modelcontextprotocol/client'
import type { Capability } from '../../capability/contract.ts'
import { describeToolArguments, ToolMeta, toolMetaKey, toWireContext } from '../../capability/tool-wire.ts'
import { Assessment } from '../../domain/assessment.ts'
import { ConfigError, ExternalServiceError } from '../../domain/errors.ts'
import { type ChildProcessCommand, ChildProcessTransport } from './child-process-transport.ts'

/** A server in this process; it is connected to once for every connection that is opened. */
export interface InProcessServer {
  connect(transport: InMemoryTransport): Promise<void>
  close(): Promise<void>
}

export type ToolServerAddress =
  | { readonly kind: 'in_process'; readonly createServer: () => InProcessServer }
  | ({ readonly kind: 'stdio' } & ChildProcessCommand)

export interface ConnectToolOptions {
  /** What the tool must be: its name, parameters and version are compared with what the server offers. */
  readonly expected: Capability
  readonly server: ToolServerAddress
  /** For connecting and for each call; an answer that takes longer ends the connection. Default 10,000. */
  readonly timeoutMs?: number
}

export interface ConnectedTool extends Capability {
  /** Ends the connection; a server over stdio is ended with it. */
  close(): Promise<void>
}

interface Session {
  readonly client: Client
  readonly prices: readonly string[]
  close(): Promise<void>
}

/**
 * A capability that an MCP server answers for; its assessments are checked before they are passed on.
 * After a call that fails, the connection is closed (a server over stdio is killed when it does not end by itself)
 * and the next call opens another.
 * @throws ConfigError when the server does not offer the expected tool; ExternalServiceError when it does not answer.
 */
export async function connectTool(options: ConnectToolOptions): Promise<ConnectedTool> {
  const { expected, server, timeoutMs = 10_000 } = options
  let session: Promise<Session> | undefined = openSession(expected, server, timeoutMs)
  await session

  const close = async () => {
    const open = session
    session = undefined
    await open?.then((opened) => opened.close()).catch(() => undefined)
  }
  return {
    ...expected,
    close,
    async assess(stated, context) {
      session ??= openSession(expected, server, timeoutMs)
      try {
        const { client, prices } = await session
        const wire = { stated, context: toWireContext(context, prices) }
        const result = await client.callTool({ name: expected.id, arguments: wire }, { timeout: timeoutMs })
        return readAssessment(expected.id, result)
      } catch (error) {
        await close()
        throw asServiceError(expected.id, error)
      }
    },
  }
}

async function openSession(
  expected: Capability,
  server: ToolServerAddress,
  timeoutMs: number,
): Promise<Session> {
  const client = new Client({ name: 'planwright', version: expected.version })
  let transport: Transport | undefined
  const close = async () => {
    await client.close()
    await transport?.close()
  }
  try {
    transport = await openTransport(server)
    await client.connect(transport, { timeout: timeoutMs })
    const { tools } = await client.listTools(undefined, { timeout: timeoutMs })
    const { prices } = checkTool(expected, tools)
    return { client, prices, close }
  } catch (error) {
    await close().catch(() => undefined)
    throw asServiceError(expected.id, error)
  }
}

async function openTransport(server: ToolServerAddress): Promise<Transport> {
  if (server.kind === 'stdio') return new ChildProcessTransport(server)
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  await server.createServer().connect(theirs)
  return ours
}

function checkTool(expected: Capability, tools: readonly Tool[]): ToolMeta {
  const { id, version } = expected
  const tool = tools.find(({ name }) => name === id)
  if (tool === undefined) throw new ConfigError(`the server offers no tool named "${id}"`)
  const parameters: unknown = JSON.parse(JSON.stringify(describeToolArguments(expected.parameters)))
  if (!isDeepStrictEqual(tool.inputSchema, parameters)) {
    throw new ConfigError(`the tool "${id}" takes other parameters than expected`)
  }
  const meta = ToolMeta.safeParse(tool._meta?.[toolMetaKey])
  if (!meta.success || meta.data.version !== version) {
    const offered = meta.success ? meta.data.version : 'none'
    throw new ConfigError(`the tool "${id}" should have version ${version}, and its server says ${offered}`)
  }
  return meta.data
}

function readAssessment(id: string, result: Awaited<ReturnType<Client['callTool']>>): Assessment {
  if (result.isError === true) {
    const words = result.content.flatMap((part) => (part.type === 'text' ? [part.text] : []))
    throw serviceError(id, `it answered with an error: ${words.join(' ').slice(0, 300)}`, undefined)
  }
  const assessment = Assessment.safeParse(result.structuredContent)
  if (!assessment.success) {
    const [issue] = assessment.error.issues
    const place = issue === undefined || issue.path.length === 0 ? 'its answer' : issue.path.join('.')
    throw serviceError(id, `what it answered is no assessment (${place})`, assessment.error)
  }
  return assessment.data
}

function asServiceError(id: string, error: unknown): Error {
  if (error instanceof ConfigError || error instanceof ExternalServiceError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return serviceError(id, reason.slice(0, 300), error)
}

function serviceError(id: string, reason: string, cause: unknown): ExternalServiceError {
  return new ExternalServiceError(`asking the tool "${id}": ${reason}`, {
    service: `tool ${id}`,
    retryable: true,
    publicMessage: `The tool for ${id} gave no usable answer; it is asked again at the next attempt.`,
    cause,
  })
}
