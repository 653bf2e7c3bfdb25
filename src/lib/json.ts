/** A JSON value: what can be written to a file, a database column or a wire without loss. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What is left of a value when it is written as JSON and read again: no functions, no undefined, dates as text. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
