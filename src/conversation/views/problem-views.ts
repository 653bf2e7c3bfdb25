import type { Ambiguity, Brief, Objection } from '../../domain/brief.ts'

/** What was wrong, could mean several things, was not used or cannot be built, as it is printed. */
export type ProblemViews = {
  objections: {
    parameter: string
    value: string
    rule: string
    suggestion: string | null
  }[]
  ambiguities: { quote: string; options: string[] }[]
  unread: string[]
  moreUnread: number
  unsupported: string[]
}

const shownUnread = 5

export function problemViews(
  brief: Pick<Brief, 'objections' | 'ambiguities' | 'unread' | 'unsupported'>,
): ProblemViews {
  return {
    objections: [
      ...new Map(brief.objections.map((one) => [`${one.value} ${one.rule}`, objectionView(one)])).values(),
    ],
    ambiguities: brief.ambiguities.map(({ quote, options }: Ambiguity) => ({ quote, options: [...options] })),
    unread: brief.unread.slice(0, shownUnread),
    moreUnread: Math.max(0, brief.unread.length - shownUnread),
    unsupported: [...brief.unsupported],
  }
}

/** What something was said for, in the words that are read as its name: `allowed ips`. */
export function parameterWords({ parameter }: Pick<Objection, 'parameter'>): string {
  return parameter.replaceAll('_', ' ')
}

function objectionView(objection: Objection): ProblemViews['objections'][number] {
  const { value, rule, suggestion } = objection
  return { parameter: parameterWords(objection), value, rule, suggestion: suggestion ?? null }
}
