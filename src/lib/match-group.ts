/** The text of a capturing group; empty when the group took no part in the match. */
export function matchGroup(match: RegExpMatchArray, group: number | string): string {
  const text = typeof group === 'number' ? match[group] : match.groups?.[group]
  return text ?? ''
}
