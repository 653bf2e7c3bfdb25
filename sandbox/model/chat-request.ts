import * as z from 'zod'
import { ApiError } from './http/api-error.ts'
import { lintStrictSchema } from './schema/lint-strict-schema.ts'

/** A question as it came in, taken apart. */
export interface ChatRequest {
  readonly model: string
  /** All instructions of the system or developer. */
  readonly system: string
  /** What the user said last. */
  readonly user: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly format: 'text' | 'json_object' | 'json_schema'
  /** The schema that the answer is held to. */
  readonly schema: { readonly name: string; readonly shape: Readonly<Record<string, unknown>> } | null
  /** Tokens that the answer may have. */
  readonly maxTokens: number | null
  readonly body: Readonly<Record<string, unknown>>
}

const Text = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal('text'), text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
])
const Body = z.looseObject({
  model: z.string().min(1).optional(),
  messages: z
    .array(z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: Text }))
    .min(1),
  response_format: z
    .union([
      z.object({ type: z.enum(['text', 'json_object']) }),
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({
          name: z.string(),
          strict: z.boolean().nullish(),
          schema: z.record(z.string(), z.unknown()),
          description: z.string().optional(),
        }),
      }),
    ])
    .optional(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  stream: z.literal(false).nullish(),
})

/** Options of Chat Completions that are taken and mean nothing here ("Create chat completion", OpenAI, 2026). */
const otherOptions = [
  'store',
  'seed',
  'user',
  'top_p',
  'n',
  'stop',
  'metadata',
  'presence_penalty',
  'frequency_penalty',
  'reasoning_effort',
  'service_tier',
  'prompt_cache_key',
  'safety_identifier',
  'verbosity',
]

export interface RequestRules {
  /** Whose limits a strict schema has to keep. */
  readonly limits: 'openai' | 'azure'
  /** Options that this endpoint does not take. */
  readonly refuses: readonly string[]
  /** The model of a request that names none: Azure's deployments are in the path. */
  readonly model: string | null
}

/** Reads a request as an endpoint would. Throws 400 in OpenAI's words for what it would refuse. */
export function readChatRequest(text: string, rules: RequestRules): ChatRequest {
  const body = parseObject(text)
  refuseOptions(body, rules.refuses)
  const parsed = Body.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const param = issue?.path.join('.') ?? ''
    throw new ApiError(400, `Invalid value for '${param}': ${issue?.message ?? 'unknown'}.`, {
      param,
      code: 'invalid_value',
    })
  }
  const { data } = parsed
  const model = rules.model ?? data.model
  if (model === undefined) throw new ApiError(400, 'you must provide a model parameter', { param: 'model' })
  if (data.max_tokens != null && data.max_completion_tokens != null) {
    throw new ApiError(
      400,
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
      { code: 'invalid_parameter_combination' },
    )
  }
  const { messages, response_format: format } = data
  const schema = format?.type === 'json_schema' ? strictSchema(format.json_schema, rules.limits) : null
  if (format?.type === 'json_object' && !messages.some(({ content }) => /json/i.test(content))) {
    throw new ApiError(
      400,
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      { param: 'messages' },
    )
  }
  return {
    model,
    system: messages
      .filter(({ role }) => role === 'system' || role === 'developer')
      .map(({ content }) => content)
      .join('\n'),
    user: messages.findLast(({ role }) => role === 'user')?.content ?? '',
    messages,
    format: format?.type ?? 'text',
    schema,
    maxTokens: data.max_completion_tokens ?? data.max_tokens ?? null,
    body,
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    throw new ApiError(400, 'We could not parse the JSON body of your request.')
  }
}

function refuseOptions(body: Readonly<Record<string, unknown>>, refused: readonly string[]): void {
  const known = [...Object.keys(Body.shape), ...otherOptions]
  for (const option of Object.keys(body)) {
    if (!known.includes(option)) {
      throw new ApiError(400, `Unrecognized request argument supplied: ${option}`, { param: option })
    }
    if (refused.includes(option)) {
      throw new ApiError(400, `Unsupported parameter: '${option}' is not supported with this model.`, {
        param: option,
        code: 'unsupported_parameter',
      })
    }
  }
}

/** Without `strict` a schema is a hint, and nobody holds the answer to it. */
function strictSchema(
  asked: {
    readonly name: string
    readonly strict?: boolean | null | undefined
    readonly schema: Record<string, unknown>
  },
  limits: 'openai' | 'azure',
): ChatRequest['schema'] {
  if (asked.strict !== true) return null
  const [problem] = lintStrictSchema(asked, limits)
  if (problem !== undefined) {
    throw new ApiError(400, `Invalid schema for response_format '${asked.name}': ${problem}`, {
      param: 'response_format',
      code: 'invalid_json_schema',
    })
  }
  return { name: asked.name, shape: asked.schema }
}
