import type { Capability } from '../../capability/index.ts'
import { InvariantError } from '../../domain/errors.ts'

/** What a line of the registry is about. */
interface Entry {
  readonly kind: Capability['kind']
  readonly id: string
  /** The constant that `capabilities/<id>/capability.ts` exports. */
  readonly name: string
}

const importLine = /^import \{ (\w+) \} from '\.\/([a-z0-9_]+)\/capability\.ts'$/
/** `lineWidth` of biome.json. */
const lineWidth = 110
const listStart = /^export const capabilityRegistry\b.*\[$/

/** The text of the registry with one more capability, at its place in alphabetical order. */
export function withEntry(text: string, { kind, id, name }: Entry): string {
  const lines = text.split('\n')
  const imports = lines.flatMap((line, at) => {
    const match = importLine.exec(line)
    return match === null ? [] : [{ name: match[1] ?? '', id: match[2] ?? '', at }]
  })
  const start = lines.findIndex((line) => listStart.test(line))
  const end = lines.indexOf(']', start)
  const last = imports.at(-1)
  if (start === -1 || end === -1 || last === undefined) {
    throw new InvariantError('capabilities/registry.ts has another form than is expected of it')
  }
  const entries = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line, at }) => at > start && at < end && /^ {2}\{/.test(line))
    .map(({ at }, index, all) => ({ at, id: idOf(lines.slice(at, all[index + 1]?.at ?? end), imports) }))
  const importAt = firstBehind(id, imports)?.at ?? endOfImports(lines, last)
  const entryAt = firstBehind(id, entries)?.at ?? end
  return [
    ...lines.slice(0, importAt),
    `import { ${name} } from './${id}/capability.ts'`,
    ...lines.slice(importAt, entryAt),
    ...entryLines(kind, name),
    ...lines.slice(entryAt),
  ].join('\n')
}

/** On one line where it fits, as the formatter has it. */
function entryLines(kind: Entry['kind'], name: string): string[] {
  const members = [
    `kind: '${kind}'`,
    `capability: ${name}`,
    ...(kind === 'tool' ? [`createServer: () => createToolServer(${name})`] : []),
  ]
  const line = `  { ${members.join(', ')} },`
  return line.length <= lineWidth ? [line] : ['  {', ...members.map((member) => `    ${member},`), '  },']
}

function firstBehind<T extends { readonly id: string }>(id: string, known: readonly T[]): T | undefined {
  return known.find((one) => one.id > id)
}

/** Behind the last import of a capability come the other files of its folder. */
function endOfImports(lines: readonly string[], last: { readonly id: string; readonly at: number }): number {
  const other = lines.slice(last.at + 1).findIndex((line) => !line.includes(`'./${last.id}/`))
  return last.at + 1 + other
}

function idOf(
  entry: readonly string[],
  imports: readonly { readonly id: string; readonly name: string }[],
): string {
  const name = /\bcapability: (\w+)/.exec(entry.join(' '))?.[1]
  return imports.find((one) => one.name === name)?.id ?? ''
}
