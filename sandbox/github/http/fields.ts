import { ApiError, tooLong, validationFailed } from './api-error.ts'

/** A parsed JSON object from a request body. */
export type Fields = Readonly<Record<string, unknown>>

/** GitHub's limit for bodies of issues, comments, reviews and check output, in characters. */
export const maxBodyLength = 65_536

/** Reads an optional string; `null` counts as absent. Throws 422 for any other type. */
export function optionalString(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw wrongType(name, 'a string', value)
  return value
}

/** Reads a string that must be present and not empty. Throws 422 `missing_field` for `resource` otherwise. */
export function requiredString(fields: Fields, name: string, resource: string): string {
  const value = optionalString(fields, name)
  if (value === undefined || value.trim() === '') {
    throw validationFailed({ resource, field: name, code: 'missing_field' })
  }
  return value
}

/** Reads an optional text of at most 65,536 characters. Throws 422 with GitHub's wording when it is longer. */
export function optionalText(fields: Fields, name: string, resource: string): string | undefined {
  return limitedString(fields, name, { resource, limit: maxBodyLength })
}

/** Reads an optional string of at most `limit` characters. Throws 422 with GitHub's wording when it is longer. */
export function limitedString(
  fields: Fields,
  name: string,
  bound: { readonly resource: string; readonly limit: number },
): string | undefined {
  const value = optionalString(fields, name)
  if (value !== undefined && value.length > bound.limit) throw tooLong(bound.resource, name, bound.limit)
  return value
}

/** Reads an optional boolean. */
export function optionalBoolean(fields: Fields, name: string): boolean | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw wrongType(name, 'a boolean', value)
  return value
}

/** Reads an optional integer. */
export function optionalInteger(fields: Fields, name: string): number | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, 'an integer', value)
  return value
}

/** Reads an optional list of strings. */
export function optionalStrings(fields: Fields, name: string): string[] | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw wrongType(name, 'an array', value)
  return value.map((item: unknown) => {
    if (typeof item !== 'string') throw wrongType(name, 'an array of strings', item)
    return item
  })
}

/** Reads an optional object. */
export function optionalObject(fields: Fields, name: string): Fields | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (!isFields(value)) throw wrongType(name, 'an object', value)
  return value
}

/** Reads an optional list of objects. */
export function optionalObjects(fields: Fields, name: string): Fields[] | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw wrongType(name, 'an array', value)
  return value.map((item: unknown) => {
    if (!isFields(item)) throw wrongType(name, 'an array of objects', item)
    return item
  })
}

/** Tells whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses a request body; an empty one is an empty object. Throws 400 as GitHub does for anything else. */
export function parseFields(text: string): Fields {
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ApiError(400, 'Problems parsing JSON')
  }
  if (!isFields(value)) throw new ApiError(400, 'Body should be a JSON object')
  return value
}

/** The answer to a value of the wrong type; `expected` has its article. */
export function wrongType(name: string, expected: string, value: unknown): ApiError {
  const shown = value === null ? 'nil' : JSON.stringify(value).slice(0, 80)
  return new ApiError(422, `Invalid request.\n\nFor 'properties/${name}', ${shown} is not ${expected}.`)
}
