import type { Brief } from '../brief.ts'

/** What keeps a request from being ready, for a comment that says so. */
export function openPoints({ objections, ambiguities, questions }: Brief) {
  return {
    objections: objections.map(({ value, rule, suggestion }) => ({
      value,
      rule,
      suggestion: suggestion ?? null,
    })),
    ambiguities: ambiguities.map(({ quote, options }) => ({ quote, options })),
    questions: questions
      .filter((question) => question.default === undefined)
      .map(({ n, text }) => ({ n, text })),
  }
}
