import * as z from 'zod'
import { PlanwrightError } from '../domain/errors.ts'

/**
 * Whether an error can only come from our own code, so that trying again is of no use: a shape that we said to be
 * impossible, or a slip such as reading a field of nothing. What an adapter or the database throws is not.
 */
export function isOurMistake(error: unknown): boolean {
  if (error instanceof PlanwrightError) return error.code === 'invariant_broken'
  return (
    error instanceof z.ZodError ||
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError
  )
}
