import type { Cloud, NameQuestion } from '../../src/ports/cloud.ts'

/** A cloud of names that is told what is taken in it. */
export interface MemoryCloud extends Cloud {
  take(question: NameQuestion): void
  /** Answers nothing from now on, for this reason; null ends it. */
  goSilent(because: string | null): void
  /** Names that it was asked about, oldest first. */
  readonly asked: readonly string[]
}

export function createMemoryCloud(): MemoryCloud {
  const taken = new Set<string>()
  const asked: string[] = []
  let silence: string | null = null
  const keyOf = ({ kind, name, subscription }: NameQuestion) =>
    [kind, name.toLowerCase(), kind === 'resource_group' ? subscription : ''].join(' ')
  return {
    asked,
    take: (question) => taken.add(keyOf(question)),
    goSilent(because) {
      silence = because
    },
    availability(question) {
      asked.push(question.name)
      if (silence !== null) return Promise.resolve({ kind: 'unknown', because: silence })
      return Promise.resolve({ kind: taken.has(keyOf(question)) ? 'taken' : 'available' })
    },
  }
}
