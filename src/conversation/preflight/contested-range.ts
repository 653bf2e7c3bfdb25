import type { Cidr } from '../../capability/cidr.ts'
import type { Claim } from '../../domain/assessment.ts'
import type { Objection, ProposedStack } from '../../domain/brief.ts'
import { nextFreeRange, overlap, readRange } from './free-range.ts'
import { originOf } from './origin-of.ts'
import type { Surroundings } from './surroundings.ts'

interface TakenRange {
  readonly range: Cidr
  /** `10.50.0.0/16, a network of the organization`. */
  readonly what: string
}

/** The objection to a range of addresses that overlaps another one, with the next range that overlaps none. */
export function contestedRange(
  { value, parameter }: Claim,
  stack: ProposedStack,
  earlier: readonly ProposedStack[],
  around: Surroundings,
): Objection[] {
  const taken = takenRanges(earlier, around)
  return readRange(value).flatMap((range): Objection[] => {
    const other = taken.find((one) => overlap(range, one.range))
    if (other === undefined) return []
    const free = nextFreeRange(
      range,
      taken.map((one) => one.range),
    )
    return [
      {
        capability: stack.capability,
        parameter,
        value,
        rule: `it overlaps ${other.what}, and networks that overlap can never be connected`,
        ...(free === undefined ? {} : { suggestion: free }),
      },
    ]
  })
}

/** Wider than this, a prefix of the organization is a plan of addresses, within which networks lie. */
const widestNetwork = 16

function takenRanges(
  earlier: readonly ProposedStack[],
  { networks, held, own }: Surroundings,
): readonly TakenRange[] {
  const ofStacks = held.filter(({ kind, request }) => kind === 'address_range' && request !== own)
  return [
    ...networks.filter(isNetwork).map((text) => ({ text, of: ', a network of the organization' })),
    ...ofStacks.map((one) => ({ text: one.value, of: ` of ${folderOf(one.path)}, ${originOf(one)}` })),
    ...earlier.flatMap(({ blueprint }) =>
      (blueprint.claims ?? [])
        .filter(({ kind }) => kind === 'address_range')
        .map((one) => ({ text: one.value, of: ` of ${blueprint.title} in this request` })),
    ),
  ].flatMap(({ text, of }) => readRange(text).map((range) => ({ range, what: `${text}${of}` })))
}

function folderOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function isNetwork(text: string): boolean {
  return readRange(text).some(({ prefix }) => prefix >= widestNetwork)
}
