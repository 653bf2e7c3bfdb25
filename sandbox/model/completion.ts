import type { ChatRequest } from './chat-request.ts'
import type { Fault } from './faults.ts'

export interface CompletionParts {
  readonly request: ChatRequest
  /** What the model would say. */
  readonly text: string
  readonly fault: Fault | undefined
  readonly id: number
  readonly now: Date
}

/** What a completion used, as it is told. */
export interface CompletionUsage {
  readonly prompt: number
  readonly completion: number
}

/** A token is four characters here: good for comparing, not for counting. */
const charactersPerToken = 4

export function usageOf(request: ChatRequest, text: string): CompletionUsage {
  const sent = request.messages.reduce((sum, { content }) => sum + content.length, 0)
  const schema = request.schema === null ? 0 : JSON.stringify(request.schema).length
  return { prompt: tokensIn(sent + schema), completion: tokensIn(text.length) }
}

/** A chat completion as OpenAI writes it, spoiled as the fault says. */
export function writeCompletion({ request, text, fault, id, now }: CompletionParts): Record<string, unknown> {
  const said = spoken(request, text, fault)
  return {
    id: `chatcmpl-double-${id}`,
    object: 'chat.completion',
    created: Math.floor(now.getTime() / 1000),
    model: request.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: said.content, refusal: said.refusal, annotations: [] },
        logprobs: null,
        finish_reason: said.finish,
      },
    ],
    ...usageBody(usageOf(request, said.content ?? ''), fault),
    service_tier: 'default',
    system_fingerprint: 'fp_double',
  }
}

interface Spoken {
  readonly content: string | null
  readonly refusal: string | null
  readonly finish: 'stop' | 'length' | 'content_filter'
}

function spoken(request: ChatRequest, text: string, fault: Fault | undefined): Spoken {
  const whole = (content: string): Spoken => ({ content, refusal: null, finish: 'stop' })
  switch (fault?.kind) {
    case 'refusal':
      return { content: null, refusal: "I'm sorry, I can't help with that.", finish: 'stop' }
    case 'content_filter':
      return { content: '', refusal: null, finish: 'content_filter' }
    case 'length':
      return { content: text.slice(0, Math.ceil(text.length / 2)), refusal: null, finish: 'length' }
    case 'fenced':
      return whole(`Here is the answer:\n\n\`\`\`json\n${text}\n\`\`\`\n`)
    case 'wrong_shape':
      return whole('{"unexpected":[1,2,3]}')
    case 'prose':
      return whole('That depends on what you need.')
    case 'empty':
      return whole('')
    default:
      return withinLimit(request, whole(text))
  }
}

function withinLimit({ maxTokens }: ChatRequest, said: Spoken): Spoken {
  const text = said.content ?? ''
  if (maxTokens === null || tokensIn(text.length) <= maxTokens) return said
  return { ...said, content: text.slice(0, maxTokens * charactersPerToken), finish: 'length' }
}

function usageBody({ prompt, completion }: CompletionUsage, fault: Fault | undefined): object {
  const total = prompt + completion
  if (fault?.kind === 'no_usage') return {}
  if (fault?.kind === 'other_usage_names') {
    return { usage: { input_tokens: prompt, output_tokens: completion, total_tokens: total } }
  }
  return {
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: total,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
    },
  }
}

function tokensIn(characters: number): number {
  return Math.ceil(characters / charactersPerToken)
}
