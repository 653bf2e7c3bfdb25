import type { AddressInfo } from 'node:net'
import { createAllowance, type RateLimit } from './allowance.ts'
import { answerChat } from './answer-chat.ts'
import { type ChatRequest, readChatRequest } from './chat-request.ts'
import { createFaults, type OrderedFault } from './faults.ts'
import { ApiError } from './http/api-error.ts'
import { createCredentialCheck, type Principal } from './http/credentials.ts'
import { createHttpServer, errorReply, type Received, type Reply } from './http/http-server.ts'
import { type Route, readRoute } from './http/route.ts'
import { type Answers, createScript, type ScriptedAnswer } from './script.ts'

export interface ModelEndpointOptions {
  /** Port on 127.0.0.1; 0 takes a free one. Default 0. */
  readonly port?: number
  /** Default: none, so that every question is refused until `answer` adds some. */
  readonly answers?: Answers
  readonly faults?: readonly OrderedFault[]
  /** The only key that is accepted. Default: whatever comes, and nothing. */
  readonly key?: string
  /** A service principal whose tokens are accepted on Azure's paths. */
  readonly principal?: Principal
  /** Models and deployments that there are; others are answered with 404. Default: whatever is asked for. */
  readonly models?: readonly string[]
  /** Options of Chat Completions that this endpoint does not take, e.g. `temperature`. */
  readonly refuses?: readonly string[]
  /** Told in headers and held to. Default: no limit and no headers. */
  readonly rateLimit?: RateLimit
  /** Default the real time. */
  readonly now?: () => Date
}

/** A question that came in, whatever became of it; credentials are not kept. */
export interface RecordedCall {
  readonly path: string
  readonly credentials: 'bearer' | 'api-key' | 'none'
  /** Names of all headers, in small letters. */
  readonly headers: readonly string[]
  /** Null when it could not be read as a question. */
  readonly request: ChatRequest | null
  /** 0 for a broken connection. */
  readonly status: number
}

/** A running endpoint that speaks Chat Completions as OpenAI and Azure OpenAI do. */
export interface ModelEndpoint {
  /** Without a path. */
  readonly url: string
  /** Base URL of OpenAI's paths, of Azure's, and the authority that gives tokens. */
  readonly openaiUrl: string
  readonly azureUrl: string
  readonly authority: string
  /** Questions that came in, in the order of their answers. */
  readonly calls: readonly RecordedCall[]
  /** How many tokens were given to principals. */
  tokensIssued(): number
  /** How many questions are under way. */
  underWay(): number
  /** The most that were under way at once. */
  peak(): number
  answer(...answers: readonly ScriptedAnswer[]): void
  fail(...faults: readonly OrderedFault[]): void
  close(): Promise<void>
}

/** Starts an endpoint on 127.0.0.1 that answers as it is told. */
export async function startModelEndpoint(options: ModelEndpointOptions = {}): Promise<ModelEndpoint> {
  const now = options.now ?? (() => new Date())
  const script = createScript(options.answers ?? [])
  const faults = createFaults(options.faults ?? [])
  const credentials = createCredentialCheck({ key: options.key, principal: options.principal }, now)
  const allowance = options.rateLimit === undefined ? undefined : createAllowance(options.rateLimit, now)
  const calls: RecordedCall[] = []
  const counts = { asked: 0, tokens: 0, underWay: 0, peak: 0 }

  const chat = async (
    received: Received,
    route: Extract<Route, { kind: 'chat' }>,
  ): Promise<Reply | undefined> => {
    const call = { path: received.path, headers: Object.keys(received.headers).sort() }
    let shown: RecordedCall['credentials'] = 'none'
    let request: ChatRequest | null = null
    const record = (status: number): void => {
      calls.push({ ...call, credentials: shown, request, status })
    }
    try {
      shown = credentials.check(received.headers, route.flavor)
      request = readChatRequest(received.text, {
        limits: route.flavor,
        refuses: options.refuses ?? [],
        model: route.deployment,
      })
      requireModel(options.models, request.model)
      counts.asked += 1
      const fault = faults.take(request)
      const reply = await answerChat({
        received,
        request,
        fault,
        script,
        allowance,
        id: counts.asked,
        now: now(),
      })
      record(reply?.status ?? 0)
      return reply
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      record(error.status)
      return errorReply(error)
    }
  }

  const handle = async (received: Received): Promise<Reply | undefined> => {
    const route = readRoute(received.method, received.path)
    switch (route.kind) {
      case 'chat':
        counts.underWay += 1
        counts.peak = Math.max(counts.peak, counts.underWay)
        try {
          return await chat(received, route)
        } finally {
          counts.underWay -= 1
        }
      case 'models':
        credentials.check(received.headers, route.flavor)
        return listModels(options.models ?? [], route.id)
      case 'token': {
        const answer = credentials.issue(route.tenant, new URLSearchParams(received.text))
        if (answer.status === 200) counts.tokens += 1
        return answer
      }
      case 'unknown':
        throw new ApiError(404, `Invalid URL (${received.method} ${received.path})`)
    }
  }

  const server = createHttpServer(handle)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${portOf(server.address())}`
  return {
    url,
    openaiUrl: `${url}/v1`,
    azureUrl: `${url}/openai/v1/`,
    authority: url,
    calls,
    tokensIssued: () => counts.tokens,
    underWay: () => counts.underWay,
    peak: () => counts.peak,
    answer: (...answers) => script.add(answers),
    fail: (...more) => faults.order(...more),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function requireModel(models: readonly string[] | undefined, model: string): void {
  if (models === undefined || models.includes(model)) return
  throw new ApiError(404, `The model '${model}' does not exist or you do not have access to it.`, {
    code: 'model_not_found',
  })
}

function listModels(models: readonly string[], id: string | null): Reply {
  const entry = (name: string) => ({ id: name, object: 'model', created: 0, owned_by: 'double' })
  if (id === null) return { status: 200, body: { object: 'list', data: models.map(entry) } }
  requireModel(models, id)
  return { status: 200, body: entry(id) }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
