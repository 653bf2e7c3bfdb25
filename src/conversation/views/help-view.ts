import type { Capability } from '../../capability/contract.ts'

/** Data of `comments/help`. */
export interface HelpView {
  readonly capabilities: readonly {
    readonly title: string
    readonly summary: string
    readonly example: string | null
  }[]
}

/** What can be built here and how to ask for it. */
export function helpView(catalogue: readonly Capability[]): HelpView {
  return {
    capabilities: catalogue.map(({ title, summary, phrases }) => ({
      title,
      summary,
      example: phrases.examples[0] ?? null,
    })),
  }
}
