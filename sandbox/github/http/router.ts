import { decodeText } from './decode-text.ts'
import type { Method, Route } from './route.ts'

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

interface Compiled {
  readonly route: Route
  readonly names: readonly string[]
  readonly pattern: RegExp
  readonly literals: number
}

/** Parameters that may contain slashes, as on GitHub. */
const multiSegment = new Set(['path', 'ref', 'basehead', 'branch'])

/** Builds the lookup of routes by method and path; more literal templates win. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const compiled = routes.map(compile).toSorted((left, right) => right.literals - left.literals)
  return (method, path) => {
    for (const candidate of compiled) {
      if (candidate.route.method !== method) continue
      const found = candidate.pattern.exec(path)
      if (found !== null) return { route: candidate.route, params: decode(candidate.names, found.slice(1)) }
    }
    return undefined
  }
}

/** Lists `METHOD /template` of every route. */
export function describeRoutes(routes: readonly Route[]): string[] {
  return routes.map((route: { method: Method; path: string }) => `${route.method} ${route.path}`)
}

function compile(route: Route): Compiled {
  const names: string[] = []
  const parts = route.path.split('/').map((segment) => {
    if (!segment.startsWith('{')) return segment.replaceAll('.', '\\.')
    const name = segment.slice(1, -1)
    names.push(name)
    if (multiSegment.has(name)) return '(.+)'
    return name.endsWith('_number') || name.endsWith('_id') ? '(\\d+)' : '([^/]+)'
  })
  const literals = parts.filter((part) => !part.startsWith('(')).length
  return { route, names, pattern: new RegExp(`^${parts.join('/')}$`), literals }
}

function decode(names: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, decodeText(values[index] ?? '')]))
}
