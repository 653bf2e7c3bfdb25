import { OpenAI } from 'openai'
import type { Json } from '../../lib/json.ts'
import type { ModelQuestion } from '../../ports/model.ts'
import { checkForm, repairInstruction, schemaInstruction } from './answer-form.ts'
import { createCredentials } from './credentials.ts'
import { type Dialect, dialectOptions, learnDialect, usualDialect } from './dialect.ts'
import { EntraRefusal } from './entra-token.ts'
import { createGuardedFetch } from './guarded-fetch.ts'
import { apiAddress } from './is-azure-address.ts'
import type { ModelOptions } from './model-options.ts'
import { type Reading, readCompletion } from './read-completion.ts'
import { exhaustedFor } from './server-delay.ts'
import { addTokens, type TokenCount } from './token-usage.ts'
import { readTrouble, type Trouble } from './trouble.ts'

/** What came of one question at the endpoint; `restMs` is how long it wants no other one. */
export type Exchanged =
  | { readonly kind: 'answered'; readonly json: Json; readonly count: TokenCount; readonly restMs: number }
  | {
      readonly kind: 'unusable'
      readonly because: string
      readonly count: TokenCount
      readonly restMs: number
    }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly count: TokenCount | null }

export type Exchange = (question: ModelQuestion, signal: AbortSignal) => Promise<Exchanged>

type Message = OpenAI.ChatCompletionMessageParam

/** One round: messages there, a completion back. */
type Round = { readonly reading: Reading; readonly restMs: number }

/**
 * Asks the endpoint and reads its answer; whatever the endpoint does comes back as a value.
 * The client is given every option, because it would read what is missing from OPENAI_* variables; the key never gets into it for longer than a request.
 */
export function createExchange(options: ModelOptions): Exchange {
  const { clock, format = 'json_schema' } = options
  const own = options.fetch === undefined ? {} : { fetch: options.fetch }
  const baseURL = apiAddress(options.baseUrl)
  const credentials = createCredentials({ auth: options.auth, baseUrl: baseURL, clock })
  const client = new OpenAI({
    apiKey: 'set on each request',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL,
    maxRetries: 1,
    timeout: options.timeoutMs,
    logLevel: 'off',
    fetch: createGuardedFetch({ credentialHeader: credentials.header, clock, ...own }),
  })
  let dialect: Dialect = usualDialect

  const send = async (
    question: ModelQuestion,
    messages: readonly Message[],
    signal: AbortSignal,
  ): Promise<Round> => {
    const headers = await credentials.read(signal)
    const { data, response } = await client.chat.completions
      .create(
        {
          model: options.model,
          messages: [...messages],
          response_format: responseFormat(question, format),
          ...dialectOptions(dialect, question.maxOutputTokens),
        },
        { headers, signal },
      )
      .withResponse()
    const input = JSON.stringify(messages)
    return {
      reading: readCompletion(data, input),
      restMs: exhaustedFor(response.headers, clock.now()) ?? 0,
    }
  }

  const sendAndLearn = async (
    question: ModelQuestion,
    messages: readonly Message[],
    signal: AbortSignal,
  ): Promise<Round> => {
    const used = dialect
    try {
      return await send(question, messages, signal)
    } catch (error) {
      const learned = learnDialect(used, error)
      if (learned === undefined) throw error
      // Another question may have learned the same, or more, meanwhile.
      if (dialect === used) dialect = learned
    }
    return sendAndLearn(question, messages, signal)
  }

  const exchange = async (question: ModelQuestion, signal: AbortSignal): Promise<Exchanged> => {
    const messages = firstMessages(question, format)
    const { reading, restMs } = await sendAndLearn(question, messages, signal)
    if (reading.kind === 'unusable') return { ...reading, restMs }
    const check = checkForm(reading.text, question)
    if (check.kind === 'fits') return { kind: 'answered', json: check.json, count: reading.count, restMs }
    if (format === 'json_schema') return unfit(check.kind, reading.count, restMs)
    const again = await sendAndLearn(
      question,
      [
        ...messages,
        { role: 'assistant', content: reading.text },
        { role: 'user', content: repairInstruction(check) },
      ],
      signal,
    )
    const count = addTokens(reading.count, again.reading.count)
    if (again.reading.kind === 'unusable') return { ...again.reading, count, restMs: again.restMs }
    const second = checkForm(again.reading.text, question)
    if (second.kind === 'fits') return { kind: 'answered', json: second.json, count, restMs: again.restMs }
    return unfit(second.kind, count, again.restMs)
  }

  return async (question, signal) => {
    try {
      return await exchange(question, signal)
    } catch (error) {
      const trouble = error instanceof EntraRefusal ? entraTrouble(error) : readTrouble(error, clock.now())
      if (trouble.kind === 'denied') credentials.rejected()
      return { kind: 'trouble', trouble, count: null }
    }
  }
}

function firstMessages(question: ModelQuestion, format: 'json_schema' | 'json_object'): readonly Message[] {
  const { system, user } = question
  const content = format === 'json_schema' ? system : `${system}\n\n${schemaInstruction(question)}`
  return [
    { role: 'system', content },
    { role: 'user', content: user },
  ]
}

function responseFormat(
  { schema }: ModelQuestion,
  format: 'json_schema' | 'json_object',
): OpenAI.ResponseFormatJSONSchema | OpenAI.ResponseFormatJSONObject {
  if (format === 'json_object') return { type: 'json_object' }
  return { type: 'json_schema', json_schema: { name: schema.name, strict: true, schema: schema.shape } }
}

function unfit(kind: 'no_json' | 'wrong_shape', count: TokenCount, restMs: number): Exchanged {
  const because =
    kind === 'no_json' ? 'the answer is not JSON' : 'the answer does not have the form that was asked for'
  return { kind: 'unusable', because, count, restMs }
}

function entraTrouble({ message, passing }: EntraRefusal): Trouble {
  return passing
    ? { kind: 'failing', because: message, delayMs: 10_000 }
    : { kind: 'denied', because: message }
}
