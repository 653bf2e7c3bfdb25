import { type Tally, union } from './conformance-tally.ts'

/** Fewer would mean that the double or its tests lost something. */
const leastOperations = 180
const leastWebhooks = 70

/** What a run is held to. */
export interface Expectation {
  /** `METHOD /template` of every route of the double. */
  readonly routes: readonly string[]
  /** `METHOD /template` of every operation of GitHub's document. */
  readonly documented: readonly string[]
  /** Reason of every exception. */
  readonly exceptions: readonly string[]
}

/** The summary of a run: how much was held to GitHub's document. */
export function summaryOf(
  tallies: readonly Tally[],
  { exceptions }: Pick<Expectation, 'exceptions'>,
): string {
  return [
    "GitHub double, held to GitHub's document:",
    `  operations covered: ${union(tallies, 'operations').length}`,
    `  webhook kinds covered: ${union(tallies, 'webhooks').length}`,
    `  exceptions: ${exceptions.length}`,
    ...exceptions.map((reason) => `    ${reason}`),
    '',
  ].join('\n')
}

/** Sentences about what a whole run should have shown and did not; empty when nothing is missing. */
export function shortcomingsOf(tallies: readonly Tally[], expectation: Expectation): string[] {
  const operations = union(tallies, 'operations')
  const webhooks = union(tallies, 'webhooks')
  const covered = new Set(operations.map(bare))
  const documented = new Set(expectation.documented.map(bare))
  const used = new Set(union(tallies, 'exceptions'))
  const own = (operation: string) => / \/_double\//.test(operation)
  return [
    ...atLeast('operations', operations.length, leastOperations),
    ...atLeast('webhook kinds', webhooks.length, leastWebhooks),
    ...expectation.routes
      .filter((route) => documented.has(bare(route)) && !covered.has(bare(route)))
      .map((route) => `${route} was never answered with success`),
    ...expectation.routes
      .filter((route) => !documented.has(bare(route)) && !own(route))
      .map((route) => `${route} is not in GitHub's document`),
    ...union(tallies, 'unknownOperations')
      .filter((operation) => !own(operation))
      .map((operation) => `${operation} answered and is not in GitHub's document`),
    ...union(tallies, 'unknownWebhooks').map((kind) => `${kind} was sent and is not in GitHub's document`),
    ...expectation.exceptions
      .filter((reason) => !used.has(reason))
      .map((reason) => `this exception is no longer needed: ${reason}`),
  ]
}

function atLeast(what: string, count: number, least: number): string[] {
  return count >= least ? [] : [`${count} ${what} were covered; at least ${least} should be`]
}

/** An operation without the names of its parameters and without a slash at the end. */
function bare(operation: string): string {
  return operation.replaceAll(/\{[^}]*\}/g, '{}').replace(/\/contents\/?$/, '/contents/{}')
}
