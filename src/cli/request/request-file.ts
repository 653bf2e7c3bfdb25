import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { JsonValue } from '../../domain/assessment.ts'
import { commonScope } from '../../domain/brief.ts'
import { nearest } from './nearest.ts'

const Values = z.record(z.string(), JsonValue)

/** A whole request as a program writes it: values of each capability, and those that all of them share. */
export interface RequestFile {
  readonly capabilities: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>
  readonly common: Readonly<Record<string, JsonValue>>
}

/**
 * One thing that is wrong with a request. `capability` is an id, `common` or null for the file itself; `reason` is a
 * sentence; `suggestion` is a value that would be right, null when nobody can know one.
 */
export interface RequestError {
  readonly capability: string | null
  readonly param: string | null
  readonly value: JsonValue
  readonly reason: string
  readonly suggestion: JsonValue
}

/** Bytes of a request file; a real one has a few thousand. */
const maxBytes = 1024 * 1024
const form = '{"capabilities": {"<id>": {"<parameter>": <value>}}, "common": {"<parameter>": <value>}}'

/** What could be read of a request file, and what is wrong with its form. */
export interface ReadRequest {
  readonly file: RequestFile
  readonly errors: readonly RequestError[]
}

/** Reads a request file as far as its form goes; unknown names and wrong values are found later. */
export async function readRequestFile(path: string): Promise<ReadRequest> {
  const bytes = await readFile(path).catch((error: unknown) => error)
  if (!(bytes instanceof Buffer)) return unusable(`${path} cannot be read: ${whyUnreadable(bytes)}.`)
  if (bytes.byteLength > maxBytes) return unusable(`${path} is larger than ${maxBytes} bytes.`)
  return parseRequestFile(bytes.toString('utf8'), path)
}

/** The same for a text; `path` is how sentences call it. */
export function parseRequestFile(text: string, path: string): ReadRequest {
  const json = parseJson(text)
  if ('fault' in json) return unusable(`${path} is not JSON: ${json.fault}.`)
  const { value } = json
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unusable(`${path} is not a JSON object of the form ${form}.`)
  }
  const { capabilities, common, ...others } = value as Readonly<Record<string, unknown>>
  const blocks = readCapabilities(capabilities)
  const shared = Values.safeParse(common ?? {})
  return {
    file: { capabilities: blocks.capabilities, common: shared.data ?? {} },
    errors: [
      ...Object.keys(others).map(unknownKey),
      ...(shared.success ? [] : [fault(commonScope, '"common" must be an object of shared parameters.')]),
      ...blocks.errors,
    ],
  }
}

function readCapabilities(given: unknown): Pick<RequestFile, 'capabilities'> & { errors: RequestError[] } {
  const outer = z.record(z.string(), z.unknown()).safeParse(given)
  if (!outer.success || Object.keys(outer.data).length === 0) {
    const what = given === undefined ? '"capabilities" is missing' : '"capabilities" must name one or more'
    return { capabilities: {}, errors: [fault(null, `${what}: write ${form}.`)] }
  }
  const entries = Object.entries(outer.data).map(([id, values]) => ({ id, values: Values.safeParse(values) }))
  return {
    capabilities: Object.fromEntries(
      entries.flatMap(({ id, values }) => (values.success ? [[id, values.data]] : [])),
    ),
    errors: entries
      .filter(({ values }) => !values.success)
      .map(({ id }) => ({
        ...fault(id, `${id} must be an object of parameters; {} takes every default.`),
        suggestion: {},
      })),
  }
}

function parseJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { fault: error instanceof Error ? firstLine(error.message) : 'it cannot be parsed' }
  }
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').slice(0, 200)
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  return code === 'EACCES' ? 'this user may not read it' : String(code)
}

function unknownKey(key: string): RequestError {
  const near = nearest(key, ['capabilities', 'common'])
  const hint = near === undefined ? 'only "capabilities" and "common" are' : `did you mean "${near}"?`
  const reason = `"${key}" is no part of a request: ${hint}${near === undefined ? '.' : ''}`
  return { ...fault(null, reason), suggestion: near ?? null }
}

function fault(capability: string | null, reason: string): RequestError {
  return { capability, param: null, value: null, reason, suggestion: null }
}

function unusable(reason: string): ReadRequest {
  return { file: { capabilities: {}, common: {} }, errors: [fault(null, reason)] }
}
