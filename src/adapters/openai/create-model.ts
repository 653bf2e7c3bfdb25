import type { Json } from '../../lib/json.ts'
import type { Model, ModelOutcome, ModelQuestion } from '../../ports/model.ts'
import { cacheKey, createAnswerCache } from './answer-cache.ts'
import { createCircuit } from './circuit.ts'
import { createExchange, type Exchanged } from './create-exchange.ts'
import { createGate } from './gate.ts'
import type { ModelOptions } from './model-options.ts'
import { createPatience } from './patience.ts'
import { mostTokens, priced } from './token-usage.ts'
import type { Trouble } from './trouble.ts'

/** When the way to the endpoint is taken, or the asking is stopped. */
const shortPauseMs = 1000
/** A shorter one would only be another refusal. */
const shortestPauseMs = 250
/** Nobody is asked to wait longer for an answer than this; the rules are quicker. */
const longestPauseMs = 10 * 60 * 1000

/**
 * A model behind an endpoint that speaks OpenAI's Chat Completions.
 * Create one for each endpoint in a process: the gate, the circuit and the cache are its own.
 * An `ask` that is aborted is `busy`, and a question that is put off too often becomes `unavailable`.
 */
export function createModel(options: ModelOptions): Model {
  const { clock, log, price, timeoutMs } = options
  const exchange = createExchange(options)
  const gate = createGate(options.concurrency, clock)
  const circuit = createCircuit(clock)
  const cache = createAnswerCache(clock)
  const patience = createPatience(clock)

  const fromCache = (json: Json): ModelOutcome => ({
    kind: 'answered',
    json,
    usage: priced({ inputTokens: 0, outputTokens: 0 }, price),
    from: 'cache',
  })

  const putOff = (key: string, delayMs: number, because: string): ModelOutcome => {
    if (delayMs > longestPauseMs) return unavailable(`${because} and wants no question for ${spell(delayMs)}`)
    if (patience.putOff(key) === 'enough') return unavailable(`${because}, again and again`)
    log.info({ model: options.model, reason: because, delayMs }, 'model question put off')
    return { kind: 'busy', retryAfterMs: Math.max(shortestPauseMs, Math.ceil(delayMs)) }
  }

  const troubled = (key: string, trouble: Trouble): ModelOutcome => {
    switch (trouble.kind) {
      case 'limited':
        circuit.succeeded()
        gate.pause(Math.min(trouble.delayMs, longestPauseMs))
        return putOff(key, trouble.delayMs, 'the endpoint takes fewer questions than it is asked')
      case 'failing': {
        circuit.failed(trouble.because)
        const admission = circuit.look()
        return admission.kind === 'refused'
          ? unavailable(leftAlone(trouble.because, admission.remainingMs))
          : putOff(key, trouble.delayMs, trouble.because)
      }
      case 'denied':
        circuit.failed(trouble.because)
        return unavailable(trouble.because)
      case 'refused':
        circuit.succeeded()
        return unavailable(trouble.because)
    }
  }

  const settle = (key: string, exchanged: Exchanged): ModelOutcome => {
    if (exchanged.kind === 'trouble') return troubled(key, exchanged.trouble)
    circuit.succeeded()
    patience.answered(key)
    if (exchanged.restMs > 0) gate.pause(Math.min(exchanged.restMs, longestPauseMs))
    const usage = priced(exchanged.count, price)
    if (exchanged.kind === 'unusable') return { kind: 'unavailable', reason: exchanged.because, usage }
    cache.write(key, exchanged.json)
    return { kind: 'answered', json: exchanged.json, usage, from: 'endpoint' }
  }

  const askInside = async (
    key: string,
    question: ModelQuestion,
    signal: AbortSignal,
    deadline: AbortSignal,
  ): Promise<ModelOutcome> => {
    const admission = circuit.enter()
    if (admission.kind === 'refused') return unavailable(leftAlone(admission.because, admission.remainingMs))
    try {
      const exchanged = await exchange(question, AbortSignal.any([signal, deadline]))
      if (signal.aborted && exchanged.kind === 'trouble') {
        circuit.unknown()
        return busy()
      }
      if (deadline.aborted && exchanged.kind === 'trouble') {
        const because = `the endpoint did not answer within ${spell(timeoutMs)}`
        return settle(key, { ...exchanged, trouble: { kind: 'failing', because, delayMs: shortPauseMs } })
      }
      return settle(key, exchanged)
    } catch (error) {
      circuit.unknown()
      throw error
    }
  }

  return {
    name: options.model,
    upperBound: (question) => priced(mostTokens(question, options.format ?? 'json_schema'), price),
    async ask(question, signal) {
      if (signal.aborted) return busy()
      const key = cacheKey(options.model, question)
      const known = cache.read(key)
      if (known !== undefined) return fromCache(known)
      const admission = circuit.look()
      if (admission.kind === 'refused') {
        return unavailable(leftAlone(admission.because, admission.remainingMs))
      }
      const deadline = AbortSignal.timeout(timeoutMs)
      const entry = await gate.enter(AbortSignal.any([signal, AbortSignal.timeout(timeoutMs / 2)]))
      if (entry.kind === 'paused') return busy(entry.remainingMs)
      if (entry.kind === 'given_up') return busy()
      try {
        // Whoever waited behind the same question finds its answer now.
        const meanwhile = cache.read(key)
        if (meanwhile !== undefined) return fromCache(meanwhile)
        const outcome = await askInside(key, question, signal, deadline)
        if (outcome.kind === 'unavailable')
          log.warn({ model: options.model, reason: outcome.reason }, 'model unavailable')
        return outcome
      } finally {
        entry.leave()
      }
    },
  }
}

function unavailable(reason: string): ModelOutcome {
  return { kind: 'unavailable', reason, usage: null }
}

function busy(retryAfterMs: number = shortPauseMs): ModelOutcome {
  return { kind: 'busy', retryAfterMs: Math.max(shortestPauseMs, Math.ceil(retryAfterMs)) }
}

function leftAlone(because: string, remainingMs: number): string {
  return `${because}, and is left alone for ${spell(Math.max(1000, remainingMs))}`
}

function spell(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 120) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
