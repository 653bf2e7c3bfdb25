import type { ModelAccess } from '../../workflow/dependencies.ts'

/** What a model was asked and what it used, over everything that was read. */
export interface Meter {
  calls: number
  /** Questions that went without an answer, by their reason. */
  readonly unanswered: Record<string, number>
  /** How often the endpoint had no room. */
  busy: number
  inputTokens: number
  outputTokens: number
  /** Null while no price is configured. */
  usd: number | null
}

/** The same model, with everything counted that it is asked. */
export function metered(access: ModelAccess): { readonly access: ModelAccess; readonly meter: Meter } {
  const meter: Meter = { calls: 0, unanswered: {}, busy: 0, inputTokens: 0, outputTokens: 0, usd: null }
  const { endpoint } = access
  return {
    meter,
    access: {
      ...access,
      endpoint: {
        ...endpoint,
        async ask(question, signal) {
          const outcome = await endpoint.ask(question, signal)
          if (outcome.kind === 'busy') {
            meter.busy += 1
            return outcome
          }
          meter.calls += 1
          if (outcome.kind === 'unavailable') {
            meter.unanswered[outcome.reason] = (meter.unanswered[outcome.reason] ?? 0) + 1
          }
          const { usage } = outcome
          meter.inputTokens += usage?.inputTokens ?? 0
          meter.outputTokens += usage?.outputTokens ?? 0
          if (usage?.usd != null) meter.usd = (meter.usd ?? 0) + usage.usd
          return outcome
        },
      },
    },
  }
}

/** What was used, for people. */
export function meterLines({ calls, unanswered, busy, inputTokens, outputTokens, usd }: Meter): string {
  const reasons = Object.entries(unanswered).map(
    ([reason, count]) => `  ${count} without an answer: ${reason}\n`,
  )
  const price = usd === null ? 'no price is configured' : `${usd.toFixed(4)} USD`
  return [
    `${calls} questions to the model, ${inputTokens} tokens in, ${outputTokens} out, ${price}\n`,
    ...(busy === 0 ? [] : [`  put off ${busy} times by a busy endpoint\n`]),
    ...reasons,
  ].join('')
}
