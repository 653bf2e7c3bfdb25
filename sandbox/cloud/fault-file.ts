import * as z from 'zod'
import { Fault } from './engine/faults.ts'
import { FAULT_LIBRARY, faultFor, isFailureKey } from './fault-library.ts'

/** A rule that names a known failure and may change parts of it. */
const KnownFault = Fault.partial().extend({
  failure: z.string().refine(isFailureKey, {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is no known failure; known are ${Object.keys(FAULT_LIBRARY).join(', ')}`,
  }),
})

/**
 * Reads the text of a fault file: a JSON array of faults, each written out or with `failure` naming one of the library.
 * `source` is the name of the file for the message.
 * @throws Error with one clear sentence per mistake; an unknown key is a mistake.
 */
export function parseFaults(text: string, source: string): Fault[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(
      `${source} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
  if (!Array.isArray(json)) throw new Error(`${source} should hold a JSON array of faults`)
  return json.map((item: unknown, index) => parseFault(item, `${source}, fault ${index + 1}`))
}

function parseFault(item: unknown, place: string): Fault {
  const isKnown = typeof item === 'object' && item !== null && 'failure' in item
  const parsed = isKnown ? KnownFault.safeParse(item) : Fault.safeParse(item)
  if (!parsed.success) throw new Error(`${place} is not understood:\n${z.prettifyError(parsed.error)}`)
  if (!('failure' in parsed.data)) return parsed.data
  const { failure, ...change } = parsed.data
  return faultFor(failure, change)
}
