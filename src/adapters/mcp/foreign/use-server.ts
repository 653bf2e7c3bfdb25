import {
  Client,
  StreamableHTTPClientTransport,
  type Tool,
  type Transport,
} from '@modelcontextprotocol/client'
import { ExternalServiceError } from '../../../domain/errors.ts'
import { ChildProcessTransport } from '../child-process-transport.ts'
import { plainWords } from './plain-words.ts'
import type { ServerAddress } from './tool-servers.ts'

/** A server while it is connected to. */
export interface Connection {
  tools(): Promise<readonly Tool[]>
  /** What the tool answered; `refusal` has its own words when it would not do it. */
  call(
    tool: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly structuredContent: unknown } | { readonly refusal: string }>
}

const maxPages = 10
const maxResponseBytes = 4 * 1024 * 1024

/**
 * Connects to a server, lets `use` ask it, and ends the connection; a program is ended with it.
 * What takes longer than `timeoutMs` altogether is cut off, and a program that does not end then is killed.
 * Schemas of the server are never compiled here, so that no foreign regular expression is run.
 * @throws ExternalServiceError whose public message completes "because its server".
 */
export async function useServer<T>(
  address: ServerAddress,
  timeoutMs: number,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const transport = openTransport(address)
  const client = new Client({ name: 'planwright', version: '1.0.0' })
  let timer: NodeJS.Timeout | undefined
  const overrun = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(slow(timeoutMs)), timeoutMs)
  })
  const work = async () => {
    await client.connect(transport, { timeout: timeoutMs })
    return use(connectionOf(client, timeoutMs))
  }
  try {
    return await Promise.race([work(), overrun])
  } catch (error) {
    throw error instanceof ExternalServiceError ? error : unreachable(error)
  } finally {
    clearTimeout(timer)
    await client.close().catch(() => undefined)
    await transport.close().catch(() => undefined)
  }
}

function connectionOf(client: Client, timeout: number): Connection {
  return {
    async tools() {
      const tools: Tool[] = []
      let cursor: string | undefined
      for (let page = 0; page < maxPages; page += 1) {
        const params = cursor === undefined ? {} : { cursor }
        const answer = await client.request({ method: 'tools/list', params }, { timeout })
        tools.push(...answer.tools)
        cursor = answer.nextCursor
        if (cursor === undefined) return tools
      }
      throw trouble(`lists its tools on more than ${maxPages} pages`, undefined)
    },
    async call(tool, values) {
      const params = { name: tool, arguments: { ...values } }
      const answer = await client.request({ method: 'tools/call', params }, { timeout })
      if (answer.isError !== true) return { structuredContent: answer.structuredContent }
      const words = answer.content.flatMap((part) => (part.type === 'text' ? [part.text] : []))
      return { refusal: plainWords(words.join(' '), 200) || 'it does not say why' }
    },
  }
}

function openTransport(address: ServerAddress): Transport {
  if (address.kind === 'stdio') return new ChildProcessTransport(address)
  const token = address.token?.reveal()
  return new StreamableHTTPClientTransport(new URL(address.url), {
    requestInit: {
      redirect: 'error',
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    },
    fetch: boundedFetch,
    reconnectionOptions: {
      maxRetries: 0,
      initialReconnectionDelay: 1000,
      maxReconnectionDelay: 1000,
      reconnectionDelayGrowFactor: 1,
    },
  })
}

/** Fetches, and breaks off a response that grows too long. */
async function boundedFetch(url: string | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  if (response.body === null) return response
  let left = maxResponseBytes
  const bound = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength
      if (left < 0) controller.error(new Error(`it answered more than ${maxResponseBytes} bytes`))
      else controller.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(bound), { status, statusText, headers })
}

function slow(timeoutMs: number): ExternalServiceError {
  const seconds = timeoutMs / 1000
  return trouble(`did not answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`, undefined)
}

function unreachable(cause: unknown): ExternalServiceError {
  return trouble('could not be reached or broke off', cause)
}

function trouble(publicMessage: string, cause: unknown): ExternalServiceError {
  const reason = cause instanceof Error ? `: ${plainWords(cause.message, 300)}` : ''
  return new ExternalServiceError(`the server ${publicMessage}${reason}`, {
    service: 'tool server',
    retryable: true,
    publicMessage,
    cause,
  })
}
