import * as z from 'zod'
import { countTokens, type TokenCount } from './token-usage.ts'

/** What an endpoint sends back, as far as it is used. */
const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.unknown().optional(),
})

/** The words of a model, or why there are none to go on with; `because` is a clause for people. */
export type Reading =
  | { readonly kind: 'text'; readonly text: string; readonly count: TokenCount }
  | { readonly kind: 'unusable'; readonly because: string; readonly count: TokenCount }

/** Reads a chat completion; `input` is what was asked, to estimate what the endpoint does not count. */
export function readCompletion(body: unknown, input: string): Reading {
  const completion = Completion.safeParse(body)
  const [choice] = completion.data?.choices ?? []
  if (completion.data === undefined || choice === undefined) {
    const count = countTokens(undefined, { input, output: '' })
    return { kind: 'unusable', because: 'the endpoint answered with something that is no completion', count }
  }
  const { content, refusal } = choice.message
  const count = countTokens(completion.data.usage, { input, output: content ?? refusal ?? '' })
  const because = whyUnusable(choice.finish_reason, refusal)
  if (because !== undefined) return { kind: 'unusable', because, count }
  if (content == null || content.trim() === '') {
    return { kind: 'unusable', because: 'the model answered with nothing', count }
  }
  return { kind: 'text', text: content, count }
}

function whyUnusable(
  finish: string | null | undefined,
  refusal: string | null | undefined,
): string | undefined {
  if (finish === 'content_filter') return "the endpoint's content filter stopped the answer"
  if (refusal != null && refusal !== '') return 'the model refused to answer'
  if (finish === 'length') return 'the answer was longer than the model may write'
  return undefined
}
