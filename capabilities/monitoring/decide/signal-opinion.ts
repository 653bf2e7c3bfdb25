import type { ModelBody } from '#capability'
import type { Answers } from '../parameters.ts'
import { ruleTable } from '../rule-table.ts'
import { type Signal, signals } from '../signals.ts'
import type { Target } from '../target.ts'
import { kindFacts } from '../target-kinds.ts'
import { hasValue, type Proposal } from './propose-signals.ts'

interface Wish {
  readonly targets: readonly Target[]
  readonly stated: Answers
}

/** Offers signals that can be watched here and are not, by what the names of the targets say about their use. */
export const signalOpinion: ModelBody<Wish, Proposal> = {
  task: 'Alerts were proposed for the resources in the facts. Say which further signal is worth it for what they seem to be used for.',
  codes(wish, proposal) {
    return Object.fromEntries(
      unwatched(wish, proposal).map((signal) => [signal, `${spoken(signal)} is worth an alert as well`]),
    )
  },
  facts({ targets }, proposal) {
    return {
      resources: targets.map(({ name, kind }) => `${name} (${kindFacts[kind].title})`),
      watched: [...watchedBy(proposal)],
    }
  },
  accept({ code }, wish, proposal) {
    const signal = unwatched(wish, proposal).find((one) => one === code)
    if (signal === undefined) return { vetoed: 'it cannot be watched here' }
    const names = wish.targets.filter(({ kind }) => isMeasured(signal, kind)).map(({ name }) => name)
    return {
      taken: `${spoken(signal)} of ${names.join(', ')} can be watched too`,
      reply: `signals: ${[...namedBefore(wish), spoken(signal)].join(', ')}`,
    }
  },
}

/** Signals with a usual value on some target that no alert is about. */
function unwatched({ targets }: Wish, proposal: Proposal): Signal[] {
  const watched = watchedBy(proposal)
  return signals.filter(
    (signal) => !watched.has(signal) && targets.some(({ kind }) => isMeasured(signal, kind)),
  )
}

function watchedBy(proposal: Proposal): ReadonlySet<Signal> {
  return new Set(Object.values(proposal).flat())
}

function isMeasured(signal: Signal, kind: Target['kind']): boolean {
  return ruleTable[kind].some((rule) => rule.signal === signal && hasValue(rule))
}

/** An answer replaces the list, so what was named before is part of it. */
function namedBefore({ stated }: Wish): string[] {
  return (stated.signals ?? []).map(spoken)
}

function spoken(signal: string): string {
  return signal.replaceAll('_', ' ')
}
