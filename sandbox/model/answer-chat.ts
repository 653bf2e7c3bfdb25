import { setTimeout as sleep } from 'node:timers/promises'
import type { Allowance } from './allowance.ts'
import type { ChatRequest } from './chat-request.ts'
import { usageOf, writeCompletion } from './completion.ts'
import type { Fault } from './faults.ts'
import { ApiError } from './http/api-error.ts'
import { wrongKey } from './http/credentials.ts'
import type { Received, Reply } from './http/http-server.ts'
import type { Script } from './script.ts'

interface ChatParts {
  readonly received: Received
  readonly request: ChatRequest
  readonly fault: Fault | undefined
  readonly script: Script
  readonly allowance: Allowance | undefined
  readonly id: number
  readonly now: Date
}

/** Answers one question, or does to it what the fault says. Throws what an endpoint would refuse it with. */
export async function answerChat(parts: ChatParts): Promise<Reply | undefined> {
  const { fault, request, allowance, received } = parts
  switch (fault?.kind) {
    case 'rate_limit':
      throw rateLimited(fault)
    case 'status':
      if (fault.body !== undefined) return { status: fault.status, body: fault.body }
      throw new ApiError(
        fault.status,
        'Something went wrong on order.',
        fault.code === undefined ? {} : { code: fault.code },
      )
    case 'bad_auth':
      throw wrongKey(received.headers.authorization ?? String(received.headers['api-key']))
    case 'reset':
      return undefined
    case 'redirect':
      return { status: 307, headers: { location: fault.to }, body: '' }
    case 'not_json':
      return { status: 200, body: '<html>It works!</html>' }
    case 'slow':
      await sleep(fault.ms, undefined, { signal: received.gone }).catch(() => undefined)
      break
    default:
  }
  const exhaustedMs = allowance?.exhaustedForMs() ?? 0
  if (exhaustedMs > 0) {
    throw rateLimited({ kind: 'rate_limit', retryAfterSeconds: Math.ceil(exhaustedMs / 1000) })
  }
  const text = parts.script.take(request)
  const usage = usageOf(request, text)
  return {
    status: 200,
    headers: {
      'x-request-id': `req_double_${parts.id}`,
      ...allowance?.count(usage.prompt + usage.completion),
    },
    body: writeCompletion({ request, text, fault, id: parts.id, now: parts.now }),
  }
}

function rateLimited(fault: Extract<Fault, { kind: 'rate_limit' }>): ApiError {
  const { retryAfterMs, retryAfterSeconds, resetRequests, code = 'rate_limit_exceeded' } = fault
  const headers = {
    ...(retryAfterMs === undefined ? {} : { 'retry-after-ms': String(retryAfterMs) }),
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    ...(resetRequests === undefined
      ? {}
      : { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': resetRequests }),
  }
  return new ApiError(429, 'Rate limit reached for requests. Please try again later.', { code, headers })
}
