import { transitions } from '../../src/domain/transitions.ts'

/** The transition table as the Mermaid diagram that stands in ARCHITECTURE.md; a status that nothing enters is left out. */
export function stateDiagram(): string {
  const arrows = Object.entries(transitions).flatMap(([from, byCommand]) => {
    const commands = new Map<string, string[]>()
    for (const [command, targets] of Object.entries(byCommand)) {
      for (const target of targets) commands.set(target, [...(commands.get(target) ?? []), command])
    }
    return Array.from(commands, ([to, names]) => ({ from, to, names }))
  })
  const entered = new Set(arrows.map(({ to }) => to))
  const ends = [...entered].filter((status) => !arrows.some(({ from }) => from === status)).sort()
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...arrows.map(
      ({ from, to, names }) => `  ${from === 'new' ? '[*]' : from} --> ${to}: ${names.join(', ')}`,
    ),
    ...ends.map((status) => `  ${status} --> [*]`),
    '```',
  ].join('\n')
}
