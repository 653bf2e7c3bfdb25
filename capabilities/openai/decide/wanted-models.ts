import type { ModelName } from '../models/catalog.ts'
import { isRetired, retiredModels } from '../models/retired-models.ts'
import type { Answers } from '../parameters.ts'

type Kind = 'chat' | 'reasoning' | 'embeddings'

/** Models for a use, the usual one first; the others stand in when it retires soon or is not offered. */
const usual: Readonly<Record<Kind, ModelName[]>> = {
  chat: ['gpt-4.1-mini', 'gpt-4o-mini', 'gpt-5.1'],
  reasoning: ['gpt-5-mini', 'o4-mini', 'gpt-5.1'],
  embeddings: ['text-embedding-3-small', 'text-embedding-3-large'],
}

const kindsOf: Readonly<Record<NonNullable<Answers['use_case']>[number], readonly Kind[]>> = {
  chat: ['chat'],
  reasoning: ['reasoning'],
  embeddings: ['embeddings'],
  rag: ['chat', 'embeddings'],
}

interface Wanted {
  candidates: ModelName[]
  why?: string
}

/** What to deploy: the named models, retired ones by their successor, or else the usual ones for the use case. */
export function wantedModels({ models, use_case }: Answers): Wanted[] {
  if (models !== undefined) {
    const current = models.map((name) => (isRetired(name) ? retiredModels[name].successor : name))
    return [...new Set(current)].map((name) => ({ candidates: [name] }))
  }
  const kinds = new Set((use_case ?? []).flatMap((use) => kindsOf[use]))
  return Array.from(kinds, (kind) => ({ candidates: usual[kind], why: `usual for ${kind}` }))
}

/** Whether the use case needs a model for embeddings. */
export function needsEmbeddings({ use_case }: Answers): boolean {
  return (use_case ?? []).some((use) => kindsOf[use].includes('embeddings'))
}
