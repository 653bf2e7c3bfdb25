import * as z from 'zod'
import { type Capability, commonParameters, metaOf } from '../../capability/index.ts'
import type { JsonValue } from '../../domain/assessment.ts'
import { commonScope } from '../../domain/brief.ts'
import { type Named, nearestNamed } from './nearest.ts'
import type { RequestError, RequestFile } from './request-file.ts'

/** The values of a request for one capability, shared ones included, and what its own block holds. */
export interface CapabilityRequest {
  readonly capability: Capability
  readonly own: Readonly<Record<string, JsonValue>>
  readonly stated: Readonly<Record<string, JsonValue>>
}

/**
 * Finds the capabilities and parameters that a request names, and says which names nothing has.
 * A capability's own value goes before the shared one of the same name.
 */
export function checkNames(
  { capabilities, common }: RequestFile,
  catalogue: readonly Capability[],
): { readonly requests: CapabilityRequest[]; readonly errors: RequestError[] } {
  const errors: RequestError[] = []
  const shared = z.object(commonParameters)
  for (const name of unknownNames(common, shared)) {
    errors.push(unknownParameter(commonScope, name, common[name] ?? null, shared, catalogue))
  }
  for (const [id, values] of Object.entries(capabilities)) {
    const capability = catalogue.find((one) => one.id === id)
    if (capability === undefined) errors.push(unknownCapability(id, catalogue))
    else {
      for (const name of unknownNames(values, capability.parameters)) {
        errors.push(unknownParameter(id, name, values[name] ?? null, capability.parameters, catalogue))
      }
    }
  }
  const requests = catalogue.flatMap((capability): CapabilityRequest[] => {
    const given = Object.hasOwn(capabilities, capability.id) ? capabilities[capability.id] : undefined
    if (given === undefined) return []
    const own = known(given, capability.parameters)
    return [{ capability, own, stated: { ...known(common, capability.parameters), ...own } }]
  })
  return { requests, errors }
}

function unknownNames(values: Readonly<Record<string, JsonValue>>, { shape }: z.ZodObject): string[] {
  return Object.keys(values).filter((name) => !Object.hasOwn(shape, name))
}

function known(
  values: Readonly<Record<string, JsonValue>>,
  { shape }: z.ZodObject,
): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(shape, name)))
}

function unknownCapability(id: string, catalogue: readonly Capability[]): RequestError {
  const names = catalogue.map(({ id: name, title, phrases }) => ({
    name,
    words: [title, ...phrases.synonyms],
  }))
  const suggestion = nearestNamed(id, names) ?? null
  const ids = catalogue.map(({ id: name }) => name).toSorted()
  const hint =
    suggestion === null ? `there are ${ids.slice(0, 30).join(', ')}.` : `did you mean "${suggestion}"?`
  const reason = `"${cut(id)}" is no capability: ${hint}`
  return { capability: id, param: null, value: null, reason, suggestion }
}

function unknownParameter(
  capability: string,
  param: string,
  value: JsonValue,
  parameters: z.ZodObject,
  catalogue: readonly Capability[],
): RequestError {
  const suggestion = nearestNamed(param, namesOf(parameters)) ?? null
  const owners = catalogue.filter((one) => Object.hasOwn(one.parameters.shape, param)).map(({ id }) => id)
  const where = capability === commonScope ? 'shared parameter' : `parameter of ${capability}`
  const reason = `"${cut(param)}" is no ${where}: ${hintOf(suggestion, owners, parameters)}`
  return { capability, param, value, reason, suggestion }
}

function hintOf(suggestion: string | null, owners: readonly string[], { shape }: z.ZodObject): string {
  if (owners.length > 0) return `it is one of ${owners.join(', ')}.`
  if (suggestion !== null) return `did you mean "${suggestion}"?`
  return `there are ${Object.keys(shape).join(', ')}.`
}

function namesOf({ shape }: z.ZodObject): Named[] {
  return Object.entries<z.ZodType>(shape).map(([name, schema]) => {
    const meta = metaOf(schema)
    return { name, words: meta === undefined ? [] : [meta.label, ...(meta.aliases ?? [])] }
  })
}

function cut(name: string): string {
  return name.slice(0, 60)
}
