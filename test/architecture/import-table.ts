import { allowedFolders, nodeHomes, packageHomes } from './import-rules.ts'

/** The import rules as the Markdown that stands in ARCHITECTURE.md. */
export function importTable(): string {
  const folders = Object.entries(allowedFolders).map(([folder, allowed]) => [
    code(labelOf(folder)),
    allowed.length === 0 ? 'nothing' : allowed.map((name) => code(name)).join(', '),
  ])
  const packages = Object.entries(packageHomes)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, homes]) => [code(name), homes.map((home) => code(home)).join(', ')])
  const node = ["Node's own modules", nodeHomes.map((home) => code(home)).join(', ')]
  return [
    ...table(['Folder', 'May import, besides itself'], folders),
    '',
    ...table(['Package', 'Only in'], [...packages, node]),
  ].join('\n')
}

/** The rule of `src` is for the files that lie in it directly. */
function labelOf(folder: string): string {
  return folder === 'src' ? 'src/*.ts' : folder
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)]
}
