import * as z from 'zod'
import { commonParameterNames } from '../../capability/common-parameters.ts'
import type { Capability } from '../../capability/contract.ts'
import { metaOf, type ParameterMeta } from '../../capability/parameter.ts'
import { commonScope } from '../../domain/brief.ts'
import { remembered } from '../../lib/remembered.ts'
import { type PhraseBook, phraseBook } from './phrases.ts'

/** One parameter that words may be about. */
export interface Field {
  /** `common` or a capability's id. */
  readonly scope: string
  readonly name: string
  readonly meta: ParameterMeta
  readonly schema: z.ZodType
  /** Words for the parameter itself: name, label and aliases. */
  readonly words: readonly string[]
}

/** Every described parameter of the capabilities; the shared ones once. */
export const fieldsOf = remembered((capabilities: readonly Capability[]): readonly Field[] => {
  const fields = new Map<string, Field>()
  for (const capability of capabilities) {
    for (const [name, schema] of Object.entries(capability.parameters.shape)) {
      const scope = scopeOf(capability.id, name)
      const meta = metaOf(schema as z.ZodType)
      if (meta === undefined || fields.has(`${scope}.${name}`)) continue
      const words = [name, meta.label, ...(meta.aliases ?? [])]
      fields.set(`${scope}.${name}`, { scope, name, meta, schema: schema as z.ZodType, words })
    }
  }
  return [...fields.values()]
})

/** Scope of a parameter of a capability: `common` for the shared ones. */
export function scopeOf(capabilityId: string, parameter: string): string {
  return commonParameterNames.includes(parameter) ? commonScope : capabilityId
}

/** Fields of these kinds. */
export function ofKind(fields: readonly Field[], ...kinds: readonly ParameterMeta['kind'][]): Field[] {
  return fields.filter((field) => kinds.includes(field.meta.kind))
}

/** The values an enumerated parameter may have; empty when it is not enumerated. */
export function optionsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  const inner: unknown =
    'unwrap' in schema && typeof schema.unwrap === 'function' ? schema.unwrap() : undefined
  return inner instanceof z.ZodType ? optionsOf(inner) : []
}

/** Words for each value of a `choice` or `protocol` field, the value itself among them. */
export function choiceWords(field: Field): [string, string][] {
  const synonyms = Object.entries(field.meta.synonyms ?? {}).flatMap(([value, words]) =>
    words.filter((word) => !word.includes(' @ ')).map((word): [string, string] => [word, value]),
  )
  const values = new Set([...optionsOf(field.schema), ...Object.keys(field.meta.synonyms ?? {})])
  return [...[...values].map((value): [string, string] => [value, value]), ...synonyms]
}

/** Words for the values of an enumerated field. */
export const valueBook = remembered((field: Field): PhraseBook<string> => phraseBook(choiceWords(field)))

/** Words for the yes and the no of a flag, and for the flag itself. */
export const flagBook = remembered((field: Field): PhraseBook<boolean> => {
  const words = (value: 'true' | 'false'): [string, boolean][] =>
    (field.meta.synonyms?.[value] ?? []).map((word) => [word, value === 'true'])
  return phraseBook([
    ...words('true'),
    ...words('false'),
    ...field.words.map((word): [string, boolean] => [word, true]),
  ])
})

/** Words for the fields themselves. */
export function nameBook(fields: readonly Field[]): PhraseBook<Field> {
  return phraseBook(fields.flatMap((field) => field.words.map((word) => [word, field] as const)))
}
