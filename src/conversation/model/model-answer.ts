import * as z from 'zod'

/** The field under which a model names what the message asks for, beside the parameters. */
export const capabilityField = 'capability'

/**
 * What a model says of a message: values that it read, each with the words it read them from, and perhaps one
 * sentence about what no field covers. Nothing in it is believed before it was held against the message.
 */
export const ModelAnswer = z.object({
  values: z.array(z.object({ field: z.string(), value: z.string(), quote: z.string() })),
  remark: z.string().nullable(),
})
export type ModelAnswer = z.infer<typeof ModelAnswer>

/** JSON Schema of the answer, in the subset that strict decoders take; only the names of fields differ. */
export function answerSchema(fields: readonly string[]): ModelAnswerSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['values', 'remark'],
    properties: {
      values: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['field', 'value', 'quote'],
          properties: {
            field: { type: 'string', enum: [...fields] },
            value: { type: 'string' },
            quote: { type: 'string' },
          },
        },
      },
      remark: { type: ['string', 'null'] },
    },
  }
}

/** A JSON Schema as data. */
export type ModelAnswerSchema = Readonly<Record<string, SchemaPart>>
type SchemaPart = string | boolean | SchemaPart[] | { [key: string]: SchemaPart }
