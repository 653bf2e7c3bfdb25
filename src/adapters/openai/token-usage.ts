import * as z from 'zod'
import type { ModelUsage } from '../../domain/consultation.ts'
import type { ModelQuestion } from '../../ports/model.ts'
import type { ModelPrice } from './model-options.ts'

/** What an answer used, before it has a price. */
export interface TokenCount {
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Endpoints differ in names, and some send none of them. */
const Reported = z.object({
  prompt_tokens: z.int().nonnegative().optional(),
  completion_tokens: z.int().nonnegative().optional(),
  input_tokens: z.int().nonnegative().optional(),
  output_tokens: z.int().nonnegative().optional(),
})

/** Tokenizers make a token of about four bytes of English and of about three of code, numbers and other languages. */
const bytesPerToken = 3
/** Roles and separators of a conversation, and the request for a better answer. */
const overheadTokens = 64

/** A number of tokens that the text will rather stay below; no tokenizer is asked. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text, 'utf8') / bytesPerToken)
}

/** What the endpoint counted, and an estimate for what it did not tell. */
export function countTokens(
  reported: unknown,
  texts: { readonly input: string; readonly output: string },
): TokenCount {
  const counts = Reported.safeParse(reported).data
  return {
    inputTokens: counts?.prompt_tokens ?? counts?.input_tokens ?? estimateTokens(texts.input),
    outputTokens: counts?.completion_tokens ?? counts?.output_tokens ?? estimateTokens(texts.output),
  }
}

export function addTokens(one: TokenCount, other: TokenCount): TokenCount {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  }
}

export function priced(count: TokenCount, price: ModelPrice | null): ModelUsage {
  const { inputTokens, outputTokens } = count
  if (price === null) return { inputTokens, outputTokens, usd: null }
  const { usdPerMillionInput, usdPerMillionOutput } = price
  const usd = (inputTokens * usdPerMillionInput + outputTokens * usdPerMillionOutput) / 1_000_000
  return { inputTokens, outputTokens, usd }
}

/** The most that a question should use; twice that and the first answer where an answer may be asked for again. */
export function mostTokens(question: ModelQuestion, format: 'json_schema' | 'json_object'): TokenCount {
  const texts = question.system + question.user + JSON.stringify(question.schema)
  const inputTokens = estimateTokens(texts) + overheadTokens
  const outputTokens = question.maxOutputTokens
  if (format === 'json_schema') return { inputTokens, outputTokens }
  return {
    inputTokens: 2 * inputTokens + outputTokens + repairTokens,
    outputTokens: 2 * outputTokens,
  }
}

/** What is said about an answer that does not fit is at most as long as this. */
const repairTokens = 400
