import * as z from 'zod'
import { editDistance } from '../../lib/edit-distance.ts'
import { plainLetters } from '../../lib/plain-letters.ts'
import { optionsOf } from '../reading/fields.ts'

/**
 * A value near to a refused text that the schema takes: the option it was meant to be, or the text made right.
 * Nothing for a text that the schema takes as it is: what is wrong with it is not its form.
 */
export function suggestValue(schema: z.ZodType, text: string): string | undefined {
  if (schema.safeParse(text).success) return undefined
  const plain = plainLetters(text).replace(/[^a-z0-9]/g, '')
  const near = optionsOf(schema).find(
    (option) => editDistance(plainLetters(option), plain, 2) <= (plain.length > 5 ? 2 : 1),
  )
  if (near !== undefined) return near
  const slug = plainLetters(text)
    .replace(/[^a-z0-9]{1,200}/g, '-')
    .replace(/^-|-$/g, '')
  const tries = [
    text.replace(/\.+$/, ''),
    text.replace(/[^\w.()-]{1,200}/g, '-').replace(/[-.]+$/, ''),
    slug,
    slug.slice(0, 20).replace(/-$/, ''),
  ]
  return (
    tries.find((one) => one !== text && one.length > 1 && schema.safeParse(one).success) ??
    nearestNumber(schema, text)
  )
}

const Bounds = z.object({ minimum: z.number().optional(), maximum: z.number().optional() })

/** The number that is nearest to one that is broken, too small or too large. */
function nearestNumber(schema: z.ZodType, text: string): string | undefined {
  if (!/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return undefined
  const { minimum = -Infinity, maximum = Infinity } = Bounds.parse(
    z.toJSONSchema(schema, { unrepresentable: 'any' }),
  )
  const given = Math.min(Math.max(Number(text), minimum), maximum)
  const near = [given, Math.round(given)].find((one) => schema.safeParse(one).success)
  return near === undefined ? undefined : String(near)
}
