import * as z from 'zod'

const id = z.union([z.string(), z.number()])

const IssueLine = z.object({
  id,
  title: z.string().nullish(),
  body: z.string().nullish(),
})
export type IssueLine = z.infer<typeof IssueLine>

/** A question as the person saw it just before they wrote. */
export const Asked = z.object({
  n: z.number().int().min(1),
  capability: z.string().nullish(),
  param: z.string(),
  default: z.json().nullish(),
})
export type Asked = z.infer<typeof Asked>

const Turn = z.object({
  author: z.enum(['requester', 'bystander']),
  text: z.string(),
  /** Takes the place of the bot's own questions. */
  asked: z.array(Asked).nullish(),
})
export type Turn = z.infer<typeof Turn>

const DialogueLine = z.object({ id, turns: z.array(Turn).min(1, 'a dialogue has at least one turn') })
export type DialogueLine = z.infer<typeof DialogueLine>

/** One line of input, or what is wrong with it in a sentence. */
export type ConversationLine =
  | { readonly kind: 'issue'; readonly issue: IssueLine }
  | { readonly kind: 'dialogue'; readonly dialogue: DialogueLine }
  | { readonly kind: 'error'; readonly error: string }

/** Reads one line of JSON: an issue, or a dialogue when it has `turns`. */
export function parseConversationLine(line: string): ConversationLine {
  const json = parseJson(line)
  if (json === undefined) return refused('this is not JSON; each line holds one JSON object')
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refused('this is not a JSON object with "id", "title" and "body", or "id" and "turns"')
  }
  if ('turns' in json) {
    const dialogue = DialogueLine.safeParse(json)
    return dialogue.success
      ? { kind: 'dialogue', dialogue: dialogue.data }
      : refused(sentenceOf(dialogue.error))
  }
  const issue = IssueLine.safeParse(json)
  if (!issue.success) return refused(sentenceOf(issue.error))
  const { title, body } = issue.data
  if (title == null && body == null) return refused('there is no "title", "body" or "turns" to read')
  return { kind: 'issue', issue: issue.data }
}

function refused(error: string): ConversationLine {
  return { kind: 'error', error }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function sentenceOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`).join('; ')
}
