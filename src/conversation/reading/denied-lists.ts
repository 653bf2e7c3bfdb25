import type { Page, Span } from './page.ts'

/** Joins what is denied with what is denied with it: "no OpenAI or a key vault". */
const joiner =
  /^\s{1,3}(?:or|nor|oder|noch|ni|ou|o|nem|n[eé])\s{1,3}(?:(?:an?|any|the|eine?n?|un[ae]?|uma?)\s{1,3}){0,2}$/i

/** Spans that are denied, with those that "or" joins to one before them. */
export function deniedAlike<S extends Span>(
  page: Page,
  spans: readonly S[],
  isDenied: (span: S) => boolean,
): Set<S> {
  const denied = new Set<S>()
  let last: S | undefined
  for (const span of spans.toSorted((left, right) => left.start - right.start)) {
    const between = last === undefined ? '' : page.text.slice(last.end, Math.min(span.start, last.end + 40))
    if (isDenied(span) || (last !== undefined && joiner.test(between))) {
      denied.add(span)
      last = span
    } else if (last !== undefined && span.start >= last.end) last = undefined
  }
  return denied
}
