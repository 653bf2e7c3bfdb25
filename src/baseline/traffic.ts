import { everyBlock, not } from './conditions.ts'
import { later, type Values } from './planned-resource.ts'
import type { Condition } from './rule.ts'

/** What a rule of a network security group lets through. */
export interface Traffic {
  readonly direction: string
  readonly access: string
  /** In small letters: `tcp`, `udp`, `icmp`, `esp`, `ah` or `*`. */
  readonly protocol: string
  readonly sources: readonly string[]
  /** Ports and ranges as they are written, e.g. `443`, `8000-8100` or `*`; none where the protocol has none. */
  readonly ports: readonly string[]
}

const highestPort = 65_535
const protocolsWithPorts = ['tcp', 'udp', '*']
/** Public networks that together hold more addresses than this (a /8, for IPv6 a /16) are taken for the internet. */
const internetSize = { v4: 2 ** 24, v6: 2 ** 112 } as const
const privateNetwork =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:)/i

/** Whether no rule that allows traffic lets through what `test` describes. */
export function letsNothing(test: (traffic: Traffic) => boolean): Condition {
  const passes: Condition = (values) => {
    const traffic = trafficOf(values)
    return traffic === undefined ? undefined : traffic.access === 'Allow' && test(traffic)
  }
  return (values, scene) => {
    if (scene.resource.type !== 'azurerm_network_security_group') return not(passes)(values, scene)
    const hasOwnRules = values.read('security_rule') !== later || values.isWritten('security_rule')
    return hasOwnRules ? everyBlock('security_rule', not(passes))(values, scene) : true
  }
}

export function comesFromInternet({ direction, sources }: Traffic): boolean {
  if (direction !== 'Inbound') return false
  return (
    sources.some(isEverybody) ||
    sizeOf(sources, 'v4') > internetSize.v4 ||
    sizeOf(sources, 'v6') > internetSize.v6
  )
}

/** Whether a port, or one of a range of ports, is let through to a protocol; `*` stands for all of either. */
export function reaches(traffic: Traffic, protocol: 'tcp' | 'udp', from: number, to = from): boolean {
  if (traffic.protocol !== '*' && traffic.protocol !== protocol) return false
  return traffic.ports.map(rangeOf).some((range) => range.from <= to && range.to >= from)
}

export function countPorts({ ports }: Traffic): number {
  return ports.map(rangeOf).reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

export function reachesEveryPort(traffic: Traffic): boolean {
  return countPorts(traffic) >= highestPort
}

function trafficOf(values: Values): Traffic | undefined {
  const texts = (...paths: readonly string[]): string[] | undefined => {
    const read = paths.map((path) => values.read(path))
    if (read.includes(later)) return undefined
    return read.flat().filter((entry) => typeof entry === 'string')
  }
  const head = texts('direction', 'access', 'protocol')
  const sources = texts('source_address_prefix', 'source_address_prefixes')
  const ports = texts('destination_port_range', 'destination_port_ranges')
  if (head === undefined || sources === undefined || ports === undefined) return undefined
  const [direction = '', access = '', written = ''] = head
  const protocol = written.toLowerCase()
  return { direction, access, protocol, sources, ports: protocolsWithPorts.includes(protocol) ? ports : [] }
}

function isEverybody(source: string): boolean {
  return /^(?:\*|any|internet|0\.0\.0\.0)$|\/0$/i.test(source)
}

/** How many public addresses of a family are named. */
function sizeOf(sources: readonly string[], family: 'v4' | 'v6'): number {
  const bits = family === 'v4' ? 32 : 128
  return sources
    .filter((source) => source.includes(':') === (family === 'v6') && !privateNetwork.test(source))
    .map((source) => /\/(\d{1,3})$/.exec(source)?.[1])
    .reduce((sum, length) => (length === undefined ? sum : sum + 2 ** (bits - Number(length))), 0)
}

function rangeOf(text: string): { readonly from: number; readonly to: number } {
  if (text === '*') return { from: 0, to: highestPort }
  const [from = Number.NaN, to = from] = text.split('-', 2).map(Number)
  return { from, to }
}
