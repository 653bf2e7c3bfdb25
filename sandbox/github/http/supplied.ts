import { ApiError } from './api-error.ts'
import { type Fields, wrongType } from './fields.ts'

/** Reads a string that has to be in the body. Throws 422 with GitHub's wording when it is not or is no string. */
export function suppliedString(fields: Fields, name: string): string {
  const value = supplied(fields, name)
  if (typeof value !== 'string') throw wrongType(name, 'a string', value)
  return value
}

/** Reads an integer that has to be in the body. Throws 422 with GitHub's wording when it is not or is no integer. */
export function suppliedInteger(fields: Fields, name: string): number {
  const value = supplied(fields, name)
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, 'an integer', value)
  return value
}

/** Reads a string of a fixed set, or undefined when it is absent. Throws 422 with GitHub's wording for any other value. */
export function optionalMember<Member extends string>(
  fields: Fields,
  name: string,
  members: readonly Member[],
): Member | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  const member = members.find((known) => known === value)
  if (member === undefined)
    throw wrongType(name, `a member of [${members.map((known) => JSON.stringify(known)).join(', ')}]`, value)
  return member
}

function supplied(fields: Fields, name: string): unknown {
  const value = fields[name]
  if (value === undefined) throw new ApiError(422, `Invalid request.\n\n"${name}" wasn't supplied.`)
  return value
}
