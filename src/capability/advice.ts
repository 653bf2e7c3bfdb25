/** What to tell a person when Terraform's error text holds one of `fragments` (compared without case). */
export interface AdviceRule {
  /** Stable name, e.g. `AZURE_QUOTA_EXCEEDED`. */
  readonly key: string
  readonly fragments: readonly string[]
  /** Why it happened, one sentence. */
  readonly because: string
  /** What to do, one or two sentences. */
  readonly help: string
  /** `automatic`: waiting is enough; `after_change`: something must change first; `person`: somebody must act outside. */
  readonly retry: 'automatic' | 'after_change' | 'person'
}

/** The first rule whose fragment occurs in `message`; rules of the capability go before the general ones. */
export function findAdvice(message: string, rules: readonly AdviceRule[]): AdviceRule | undefined {
  const text = message.toLowerCase()
  return rules.find((rule) => rule.fragments.some((fragment) => text.includes(fragment.toLowerCase())))
}
