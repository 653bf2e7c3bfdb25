import { findRepository } from '../world/state.ts'
import { ApiError } from './api-error.ts'
import type { Call, Reply } from './call.ts'

const defaultPageSize = 30
const maxPageSize = 100

/** The part of a list that `page` and `per_page` select, and the `Link` header that leads to the rest. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Cuts a list the way GitHub does: 30 a page by default, 100 at most.
 * Throws 422 for a page that begins at or behind `limit`, where a search is not answered any more.
 */
export function pageOf<Item>(
  call: Call,
  items: readonly Item[],
  limit: number = Number.POSITIVE_INFINITY,
): Page<Item> {
  const size = pageSizeOf(call)
  const page = positive(call.query.get('page'), 1)
  const start = (page - 1) * size
  if (start >= limit) throw new ApiError(422, `Only the first ${limit} search results are available`)
  const last = Math.max(1, Math.ceil(items.length / size))
  const links = [
    ...(page > 1 ? [link(call, Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [link(call, page + 1, 'next'), link(call, last, 'last')] : []),
    ...(page > 1 ? [link(call, 1, 'first')] : []),
  ]
  return {
    items: items.slice(start, start + size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  }
}

/** Answers 200 with one page of a list. */
export function paged<Item>(call: Call, items: readonly Item[], shape: (item: Item) => unknown): Reply {
  const page = pageOf(call, items)
  return { status: 200, body: page.items.map(shape), headers: page.headers }
}

/** Answers 200 with one page of a list under a name, beside the count of all; `more` stands before the list. */
export function counted<Item>(
  call: Call,
  items: readonly Item[],
  list: {
    readonly name: string
    readonly shape: (item: Item) => unknown
    readonly more?: Readonly<Record<string, unknown>>
  },
): Reply {
  const page = pageOf(call, items)
  const body = { total_count: items.length, ...list.more, [list.name]: page.items.map(list.shape) }
  return { status: 200, body, headers: page.headers }
}

/** How many items a caller wants on a page: 30 by default, 100 at most. */
export function pageSizeOf(call: Call): number {
  return Math.min(positive(call.query.get('per_page'), defaultPageSize), maxPageSize)
}

/** Links name a repository by its id, as GitHub's do, so that they outlive its name. */
function link(call: Call, page: number, relation: string): string {
  const query = new URLSearchParams(call.query)
  query.set('page', String(page))
  const { owner = '', repo = '' } = call.params
  const repository = findRepository(call.hub.state, owner, repo)
  const named = `/repos/${owner}/${repo}`
  const path =
    repository === undefined || !call.path.startsWith(named)
      ? call.path
      : `/repositories/${repository.id}${call.path.slice(named.length)}`
  return `<${call.hub.url}${path}?${query.toString()}>; rel="${relation}"`
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text ?? Number.NaN)
  return Number.isInteger(value) && value > 0 ? value : fallback
}
