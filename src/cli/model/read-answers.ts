import * as z from 'zod'
import { InputError } from '../../domain/errors.ts'
import type { Json } from '../../lib/json.ts'

/** What an endpoint of our own says to which question. */
export interface AnswerLine {
  readonly when?: string
  readonly answer: Json
  readonly times?: number
}

const Line = z.strictObject({
  when: z.string().exactOptional(),
  answer: z.json(),
  times: z.int().positive().exactOptional(),
})

/** Reads JSON Lines of answers; empty lines are passed over. Throws InputError with the number of a wrong line. */
export function readAnswers(text: string): readonly AnswerLine[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]))
}

function readLine(line: string, number: number): AnswerLine {
  const checked = Line.safeParse(parse(line))
  if (checked.success) return checked.data
  throw new InputError(
    `line ${number} of the answers is not {"when": "...", "answer": ..., "times": 1}, of which only "answer" is required`,
  )
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
