/** The rows of all tables of a page whose first cell is a name in code, as their cells. */
export function namedRows(page: string): { readonly name: string; readonly cells: readonly string[] }[] {
  return withoutFences(page).flatMap((line) => {
    const name = /^\| `([^`]+)` \|/.exec(line)?.[1]
    return name === undefined ? [] : [{ name, cells: cellsOf(line) }]
  })
}

/** The text between `## title` and the next heading of that level. */
export function sectionOf(page: string, title: string): string {
  return page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? ''
}

/** Targets of links and images, code left out. */
export function linksIn(page: string): string[] {
  return withoutFences(page).flatMap((line) =>
    Array.from(line.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^()\s]+)\)/g), ([, target]) => target ?? ''),
  )
}

/** What is written as code in the lines outside of code blocks. */
export function codeIn(page: string): string[] {
  return withoutFences(page).flatMap((line) =>
    Array.from(line.matchAll(/`([^`]+)`/g), ([, code]) => code ?? ''),
  )
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): string[] {
  return withoutFences(page).flatMap((line) => {
    const title = /^#{1,6} (.+)$/.exec(line)?.[1]
    if (title === undefined) return []
    const kept = title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    return [kept.trim().replaceAll(/\s/g, '-')]
  })
}

/** The text between `<!-- name -->` and `<!-- /name -->`, without the lines of the marks. */
export function blockOf(page: string, name: string): string | undefined {
  return new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)\n?<!-- /${name} -->`).exec(page)?.[1]?.trim()
}

/** The page with another text between the marks. */
export function withBlock(page: string, name: string, text: string): string {
  return page.replace(
    new RegExp(`<!-- ${name} -->\n[\\s\\S]*?<!-- /${name} -->`),
    () => `<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->`,
  )
}

function withoutFences(page: string): string[] {
  let inside = false
  return page.split('\n').filter((line) => {
    const isFence = /^\s{0,6}(?:```|~~~)/.test(line)
    if (isFence) inside = !inside
    return !isFence && !inside
  })
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(' | ')
    .map((cell) => cell.trim())
}
