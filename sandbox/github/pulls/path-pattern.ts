/**
 * Tells whether a path matches a pattern of a CODEOWNERS file ("About code owners", GitHub Docs, 2026): without a slash
 * in its beginning or middle it matches at any depth, a folder covers what is below it, `*` stays within one folder and
 * `**` does not. Takes time proportional to the product of both lengths.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const bare = pattern.replace(/\/$/, '')
  const anchored = bare.includes('/')
  const wanted = [...(anchored ? [] : ['**']), ...bare.replace(/^\//, '').split('/')]
  const folderOnly = pattern.endsWith('/')
  const coversBelow = folderOnly || wanted.at(-1) !== '*' || !anchored
  const parts = path.split('/')
  let reached = new Set([0])
  for (const [index, segment] of wanted.entries()) {
    const last = index === wanted.length - 1
    const next = new Set<number>()
    for (const from of reached) {
      if (segment === '**') for (let to = from; to <= parts.length; to += 1) next.add(to)
      else if (from < parts.length && matchesSegment(segment, parts[from] ?? '')) next.add(from + 1)
    }
    reached = next
    if (last && folderOnly) reached.delete(parts.length)
  }
  return coversBelow ? reached.size > 0 : reached.has(parts.length)
}

/** Matches one name against `*` and `?`, going back only to the last star. */
function matchesSegment(pattern: string, name: string): boolean {
  let [at, read, star, mark] = [0, 0, -1, 0]
  while (read < name.length) {
    if (pattern[at] === '*') {
      star = at
      mark = read
      at += 1
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[read])) {
      at += 1
      read += 1
    } else if (star >= 0) {
      at = star + 1
      mark += 1
      read = mark
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
