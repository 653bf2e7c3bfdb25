import * as z from 'zod'
import { keepsPath, keepsWebhook } from './selection.ts'

type Json = Readonly<Record<string, unknown>>

const Items = z.record(z.string(), z.looseObject({}))

/** The parts of GitHub's OpenAPI document that are read. */
export const OpenApiDocument = z.looseObject({
  openapi: z.string(),
  info: z.object({
    version: z.string(),
    title: z.string(),
    license: z.object({ name: z.string(), url: z.string() }),
  }),
  paths: z.record(z.string(), Items),
  'x-webhooks': z.record(z.string(), Items),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
})

export type OpenApiDocument = z.infer<typeof OpenApiDocument>

export interface TrimmedDocument {
  readonly openapi: string
  readonly info: Json
  readonly paths: Json
  readonly 'x-webhooks': Json
  readonly components: Json
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
/** Keys whose value maps names to things: whatever stands in it is a name and stays. */
const NAME_MAPS = new Set(['properties', 'patternProperties', 'responses', 'content', 'headers'])
/** Keys that say nothing about the shape of a value. */
const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'default'])

/** Keeps what the double needs of GitHub's document: shapes of the selected operations and webhooks, without prose. */
export function trimDocument({ openapi, info, components, ...document }: OpenApiDocument): TrimmedDocument {
  const paths = selected(document.paths, keepsPath, ['operationId', 'requestBody', 'responses'])
  const webhooks = selected(document['x-webhooks'], keepsWebhook, ['requestBody'])
  const reached = reachedComponents([paths, webhooks], components)
  return { openapi, info, paths, 'x-webhooks': webhooks, components: reached }
}

function selected(
  items: Readonly<Record<string, Readonly<Record<string, Json>>>>,
  keeps: (name: string) => boolean,
  parts: readonly string[],
): Json {
  const kept = Object.entries(items).filter(([name]) => keeps(name))
  return Object.fromEntries(
    kept.map(([name, item]) => {
      const operations = Object.entries(item).filter(([method]) => METHODS.includes(method))
      return [name, Object.fromEntries(operations.map(([method, one]) => [method, pick(one, parts)]))]
    }),
  )
}

function pick(operation: Json, parts: readonly string[]): unknown {
  return withoutProse(
    Object.fromEntries(parts.flatMap((part) => (part in operation ? [[part, operation[part]]] : []))),
    false,
  )
}

/** Collects every component that something kept refers to, directly or not, in the order of the document. */
function reachedComponents(roots: readonly unknown[], components: OpenApiDocument['components']): Json {
  const found = new Map<string, unknown>()
  const waiting = roots.flatMap((root) => referencesIn(root))
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    if (found.has(reference)) continue
    const [group = '', name = ''] = reference.split('/')
    const component = withoutProse(components[group]?.[name], false)
    if (component === undefined) throw new Error(`GitHub's document refers to ${reference} and lacks it`)
    found.set(reference, component)
    waiting.push(...referencesIn(component))
  }
  const groups = Object.entries(components).map(([group, members]): [string, Json] => {
    const names = Object.keys(members).filter((name) => found.has(`${group}/${name}`))
    return [group, Object.fromEntries(names.map((name) => [name, found.get(`${group}/${name}`)]))]
  })
  return Object.fromEntries(groups.filter(([, members]) => Object.keys(members).length > 0))
}

function withoutProse(value: unknown, isNameMap: boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutProse(item, false))
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([key]) => isNameMap || !(PROSE.has(key) || key.startsWith('x-')))
  return Object.fromEntries(
    kept.map(([key, item]) => [key, withoutProse(item, !isNameMap && NAME_MAPS.has(key))]),
  )
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => referencesIn(item))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item.replace('#/components/', '')] : referencesIn(item),
  )
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
