import type { CapabilityContext } from '#capability'
import type { Settings } from './parameters.ts'
import { anyPort } from './ports.ts'

type Identified = Pick<
  Settings,
  'environment' | 'team' | 'target' | 'direction' | 'access' | 'protocol' | 'ports' | 'destination'
>

/** Priorities that rules of ours may take, and how far apart; the network's own guards sit below them. */
const bands = {
  normal: { first: 1100, slots: 190, step: 10 },
  temporary: { first: 3000, slots: 500, step: 1 },
  broad: { first: 3500, slots: 500, step: 1 },
} as const
export type Band = keyof typeof bands

/**
 * `nsgsr-{team}-{in|out}-{protocol}-{port}-{hash}`: the same in every assessment of a request, and another one for
 * the same rule asked in another request, so that no request replaces the rule of another.
 */
export function ruleName(settings: Identified, context: CapabilityContext): string {
  const { team, direction, protocol, ports } = settings
  const [port = anyPort] = ports
  const parts = [
    'nsgsr',
    team,
    direction === 'Inbound' ? 'in' : 'out',
    protocol === '*' ? 'any' : protocol.toLowerCase(),
    port === anyPort ? 'any' : port,
    base36(hash(identity(settings, context))),
  ]
  return parts.join('-')
}

/**
 * Where the plan looks for a free priority: `slots` numbers from `first` in steps of `step`, from the slot `start`
 * onwards and round. The rule's name decides the start, so that rules rarely want the same one.
 */
export function priorityBand(name: string, band: Band): Record<'first' | 'slots' | 'step' | 'start', number> {
  return { ...bands[band], start: hash(name) % bands[band].slots }
}

function identity(settings: Identified, { request }: CapabilityContext): string {
  const { environment, target, direction, access, destination } = settings
  return [request.repository, request.number, environment, target, direction, access, destination].join('\n')
}

/** FNV-1a with a final mix, 32 bits: capabilities have no other hash, and names need no secrecy. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

function base36(value: number): string {
  return (value % 36 ** 4).toString(36).padStart(4, '0')
}
