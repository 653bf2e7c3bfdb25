import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { ConfigError } from '../../domain/errors.ts'
import { Asked } from '../interpret/conversation-line.ts'

const values = z.record(z.string(), z.json())

/** What has to be understood of one issue; what is left out is not looked at. */
const RequestExpectation = z.strictObject({
  actionable: z.boolean(),
  /** Ids in any order. */
  capabilities: z.array(z.string()).optional(),
  /** Everything that is stated: name -> value; anything else that is read as stated is wrong. */
  stated: values.optional(),
  /** Parameters that have to be asked. */
  asks: z.array(z.string()).optional(),
  gates: z.array(z.string()).optional(),
  /** Parameters with a value that cannot be used. */
  invalid: z.array(z.string()).optional(),
  /** Parameters whose words can mean several things. */
  ambiguous: z.array(z.string()).optional(),
})

const RequestCase = z.strictObject({
  id: z.string(),
  /** What the case is about, for those who read the results. */
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  expect: RequestExpectation,
})
export type RequestCase = z.infer<typeof RequestCase>

const TurnExpectation = z.strictObject({
  action: z.string(),
  capabilities: z.array(z.string()).optional(),
  /** Values that must be known after the turn, whatever their source. */
  params: values.optional(),
})

const DialogueCase = z.strictObject({
  id: z.string(),
  kind: z.string(),
  turns: z
    .array(
      z.strictObject({
        author: z.enum(['requester', 'bystander']),
        text: z.string(),
        asked: z.array(Asked).optional(),
        expect: TurnExpectation,
      }),
    )
    .min(1),
})
export type DialogueCase = z.infer<typeof DialogueCase>

export interface Corpus {
  readonly requests: readonly RequestCase[]
  readonly dialogues: readonly DialogueCase[]
}

/** Reads `requests.jsonl` and `dialogues.jsonl` of a folder. @throws ConfigError with the file, the line and what is wrong. */
export async function readCorpus(directory: string): Promise<Corpus> {
  return {
    requests: await readCases(`${directory}/requests.jsonl`, RequestCase),
    dialogues: await readCases(`${directory}/dialogues.jsonl`, DialogueCase),
  }
}

async function readCases<T extends { readonly id: string }>(
  path: string,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(`there is no corpus to read at ${path}`)
  })
  const cases = text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => parseCase(line, schema, `${path}, line ${number}`))
  const twice = cases.find(({ id }, index) => cases.findIndex((other) => other.id === id) < index)
  if (twice !== undefined) throw new ConfigError(`${path}: "${twice.id}" is there twice`)
  return cases
}

function parseCase<T>(line: string, schema: z.ZodType<T>, place: string): T {
  const parsed = schema.safeParse(jsonOf(line))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ConfigError(`${place}: ${issue?.path.join('.')}: ${issue?.message}`)
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
