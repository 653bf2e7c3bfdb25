import type { Diagnostic } from '../protocol/tfplugin.ts'
import { isList, isObject, plainText, UNKNOWN, type Value, type ValueObject } from '../protocol/value.ts'
import type { CloudResource } from '../store/store.ts'
import { conformValue } from './conform.ts'
import type { DataRequest } from './data-request.ts'
import { fabricate } from './fabricate.ts'
import { listedData, typesRead } from './listed-data.ts'
import { attributesOf, type Block, nestedBlocksOf } from './schema.ts'
import { wellKnownData } from './well-known-data.ts'

export type DataResult = { readonly state: ValueObject } | { readonly problem: Diagnostic }

/**
 * Reads a data source: what the sandbox always knows, else the resource of the same type that the configuration means.
 * Where there is no such type, resources of the singular are listed, and anything else is taken to exist.
 */
export function readDataSource(request: DataRequest): DataResult {
  const known = wellKnownData(request)
  if (known !== undefined)
    return { state: completed(request, known, `${request.type}|${plainText(known['id'])}`) }
  const types = typesRead(request.type)
  const isWanted = (resource: CloudResource): boolean => isMeant(request.block, request.config, resource)
  const found = request.resources.find((resource) => types.includes(resource.type) && isWanted(resource))
  if (found !== undefined) return { state: completed(request, found.values, `${found.type}|${found.id}`) }
  if (request.isManaged || types.length > 1) return { problem: notFound(request) }
  const listed = listedData(request, isWanted)
  return { state: completed(request, listed, `${request.type}|${plainText(listed['id'])}`) }
}

/** What is configured as plain text, number or flag and does not differ. */
function isMeant(block: Block, config: ValueObject, resource: CloudResource): boolean {
  return attributesOf(block).every(([name]) => {
    const wanted = config[name] ?? null
    if (wanted === null || typeof wanted === 'object' || !Object.hasOwn(resource.values, name)) return true
    return plainText(resource.values[name]).toLowerCase() === plainText(wanted).toLowerCase()
  })
}

function notFound({ type, block, config }: DataRequest): Diagnostic {
  const wanted = attributesOf(block)
    .filter(([name]) => typeof config[name] === 'string')
    .map(([name]) => `${name} ${JSON.stringify(config[name])}`)
  return {
    severity: 'error',
    summary: `${type} (${wanted.join(' / ')}) was not found`,
    detail: 'The sandbox cloud only knows what was created in it, in the same account.',
  }
}

function completed(
  request: DataRequest,
  source: { readonly [name: string]: unknown },
  seed: string,
): ValueObject {
  const values: Record<string, Value> = {}
  for (const [name, attribute] of attributesOf(request.block)) {
    const configured = request.config[name] ?? null
    if (configured !== null) values[name] = configured
    else values[name] = taken(source[name], attribute.type, name) ?? (attribute.computed ? UNKNOWN : null)
  }
  for (const [name, nested] of nestedBlocksOf(request.block)) {
    const configured = request.config[name] ?? null
    values[name] =
      isList(configured) || isObject(configured) ? configured : nested.nesting_mode === 'single' ? null : []
  }
  const { block, hints, scope } = request
  return fabricate({ block, hints, scope, seed, values })
}

/** A data source may declare another type for an attribute than the resource; then the value is made up. */
function taken(json: unknown, type: Parameters<typeof conformValue>[0], path: string): Value {
  try {
    return conformValue(type, json ?? null, path)
  } catch {
    return null
  }
}
