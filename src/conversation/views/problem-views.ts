import type { Ambiguity, Brief, Objection } from '../../domain/brief.ts'

/** What was wrong, could mean several things, was not used or cannot be built, as it is printed. */
export type ProblemViews = {
  objections: {
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

function objectionView({ value, rule, suggestion }: Objection): ProblemViews['objections'][number] {
  return { value, rule, suggestion: suggestion ?? null }
}
