import * as z from 'zod'
import type { Json } from '../../lib/json.ts'
import { remembered } from '../../lib/remembered.ts'
import type { ModelQuestion } from '../../ports/model.ts'

/** An answer that has the form that was asked for, or what is wrong with it. */
export type FormCheck =
  | { readonly kind: 'fits'; readonly json: Json }
  | { readonly kind: 'no_json' }
  | { readonly kind: 'wrong_shape'; readonly problems: string }

const schemaOf = remembered((shape: ModelQuestion['schema']['shape']) => z.fromJSONSchema(shape))

/** Reads the JSON in an answer, also out of a code fence, and holds it to the schema of the question. */
export function checkForm(text: string, { schema }: ModelQuestion): FormCheck {
  const json = readJson(text)
  if (json === undefined) return { kind: 'no_json' }
  const checked = schemaOf(schema.shape).safeParse(json)
  if (checked.success) return { kind: 'fits', json }
  return { kind: 'wrong_shape', problems: z.prettifyError(checked.error).slice(0, maxProblemsLength) }
}

/** The schema in words, for endpoints that take none or do not hold the model to it. */
export function schemaInstruction({ schema }: ModelQuestion): string {
  return `Answer with one JSON object and nothing else: no code fence, no explanation. It has to fit this JSON Schema:\n${JSON.stringify(schema.shape)}`
}

/** What is said after an answer that cannot be used. */
export function repairInstruction(check: Exclude<FormCheck, { kind: 'fits' }>): string {
  const what =
    check.kind === 'no_json' ? 'That is not one JSON object.' : `That does not fit:\n${check.problems}`
  return `${what}\nAnswer again with one JSON object that fits the JSON Schema, and nothing else.`
}

const maxProblemsLength = 800

/** Models put JSON into fences and sentences: what counts is from the first brace to the last. */
function readJson(text: string): Json | undefined {
  return parse(text) ?? parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
