import * as z from 'zod'
import { type Json, toJson } from '../../src/lib/json.ts'
import type { ChatRequest } from './chat-request.ts'
import { ApiError } from './http/api-error.ts'

/** Which questions something is for: words in what the user said last, or a judgement. */
export type Matcher = string | RegExp | ((request: ChatRequest) => boolean)

/** What the model says: a text as it is, or a value as JSON. */
export type Answer = Json | ((request: ChatRequest) => Json)

export interface ScriptedAnswer {
  /** Default: any question. */
  readonly when?: Matcher
  readonly answer: Answer
  /** For how many questions. Default: without end. */
  readonly times?: number
}

/** Scripted answers, of which the first that fits and is left is given; or a function that answers everything it does not answer with undefined. */
export type Answers = readonly ScriptedAnswer[] | ((request: ChatRequest) => Json | undefined)

export interface Script {
  /** The text of the answer. Throws 400 when there is none, or when strict decoding could never have written it. */
  take(request: ChatRequest): string
  add(answers: readonly ScriptedAnswer[]): void
}

export function createScript(answers: Answers): Script {
  const entries: { readonly scripted: ScriptedAnswer; left: number }[] = []
  const script: Script = {
    take(request) {
      const answer = typeof answers === 'function' ? answers(request) : undefined
      const given = answer ?? takeEntry(entries, request)
      if (given === undefined) {
        throw new ApiError(400, `No answer is scripted for: ${request.user.slice(0, 200)}`, {
          code: 'no_scripted_answer',
        })
      }
      if (typeof given === 'string') return given
      holdTo(request, given)
      return JSON.stringify(given)
    },
    add(more) {
      entries.push(
        ...more.map((scripted) => ({ scripted, left: scripted.times ?? Number.POSITIVE_INFINITY })),
      )
    },
  }
  if (typeof answers !== 'function') script.add(answers)
  return script
}

export function isMatch(matcher: Matcher | undefined, request: ChatRequest): boolean {
  if (matcher === undefined) return true
  if (typeof matcher === 'string') return request.user.includes(matcher)
  return matcher instanceof RegExp ? matcher.test(request.user) : matcher(request)
}

function takeEntry(
  entries: { readonly scripted: ScriptedAnswer; left: number }[],
  request: ChatRequest,
): Json | undefined {
  const entry = entries.find(({ scripted, left }) => left > 0 && isMatch(scripted.when, request))
  if (entry === undefined) return undefined
  entry.left -= 1
  const { answer } = entry.scripted
  return typeof answer === 'function' ? answer(request) : answer
}

/** A mistake of the script must not look like one of the caller. */
function holdTo({ schema }: ChatRequest, answer: Json): void {
  if (schema === null) return
  const checked = z.fromJSONSchema(toSchema(schema.shape)).safeParse(answer)
  if (checked.success) return
  throw new ApiError(400, `The scripted answer does not fit the schema: ${z.prettifyError(checked.error)}`, {
    code: 'scripted_answer_misfit',
  })
}

function toSchema(shape: Readonly<Record<string, unknown>>): Record<string, Json> {
  return z.record(z.string(), z.json()).parse(toJson(shape))
}
