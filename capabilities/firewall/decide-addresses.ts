import { type Cidr, type Decision, formatCidr, type Problem } from '#capability'
import { isDocumentation, isEverywhere, isInternet, isPrivate } from './address-classes.ts'
import type { Parameters } from './parameters.ts'
import type { Part } from './part.ts'
import { readAddress } from './read-addresses.ts'

/** A private block shorter than this, or a public one, is pointed out: it lets in more than one network. */
const broadPrefix = { private: 12, public: 24 } as const

/** Reads both ends of a rule; an end with anything wrong in it is left open as a whole. */
export function decideAddresses({ source_ips, destination }: Partial<Parameters>): Part {
  const family = destination?.includes(':') === true ? 6 : 4
  const to = destination === undefined ? undefined : readAddress('destination', destination, family)
  const from = source_ips?.map((text) => readAddress('source_ips', text, family)) ?? []
  const problems = [to, ...from].flatMap((read) =>
    read !== undefined && 'problem' in read ? [read.problem] : [],
  )
  const target = to !== undefined && 'block' in to ? to.block : undefined
  const sources = distinct(from.flatMap((read) => ('block' in read ? [read.block] : [])))
  problems.push(...mixedFamilies(target, sources))

  const usable = (parameter: string) => problems.every((problem) => problem.parameter !== parameter)
  return {
    settings: {
      ...(sources.length > 0 && usable('source_ips') ? { source_ips: sources.map(formatCidr) } : {}),
      ...(target !== undefined && usable('destination') ? { destination: formatCidr(target) } : {}),
    },
    problems,
    decisions: sources.flatMap(remark),
  }
}

function mixedFamilies(target: Cidr | undefined, sources: readonly Cidr[]): Problem[] {
  const family = target?.family ?? sources[0]?.family
  const other = sources.find((source) => source.family !== family)
  if (other === undefined) return []
  const rule = `a rule holds IPv4 or IPv6 and not both, and the other addresses are IPv${family}, such as ${family === 4 ? '10.20.0.0/16' : 'fd00:1::/64'}`
  return [{ parameter: 'source_ips', value: formatCidr(other), rule }]
}

function distinct(blocks: readonly Cidr[]): Cidr[] {
  return Array.from(new Map(blocks.map((block) => [formatCidr(block), block])).values())
}

function remark(block: Cidr): Decision[] {
  const topic = `source ${formatCidr(block)}`
  if (isDocumentation(block)) {
    return [{ topic, choice: 'kept as written', reason: 'it is a range for documents that no machine uses' }]
  }
  if (isEverywhere(block) || isInternet([block]) || block.family === 6) return []
  const shortest = isPrivate(block) ? broadPrefix.private : broadPrefix.public
  if (block.prefix >= shortest) return []
  const reason = `it holds ${(1n << BigInt(32 - block.prefix)).toLocaleString('en-US')} addresses`
  return [{ topic, choice: 'kept as written', reason, alternative: 'name the addresses that need it' }]
}
