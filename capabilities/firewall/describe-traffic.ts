import { cidr } from '#capability'
import { isEverywhere, isInternet } from './address-classes.ts'
import { otherSide, ourSide, type Traffic } from './exposure.ts'
import { anyPort } from './ports.ts'

const longestList = 5

/** What a rule does, as the rest of a sentence: `tcp/443 on 10.50.4.10/32 to 10.20.0.0/16`. */
export function describeTraffic(traffic: Traffic): string {
  const ours = list(ourSide(traffic))
  const others = describeOthers(otherSide(traffic))
  const service = describeService(traffic)
  if (traffic.direction === 'Inbound') {
    return `${service} on ${ours} ${traffic.access === 'Allow' ? 'to' : 'from'} ${others}`
  }
  return `${service} from ${ours} to ${others}`
}

/** `tcp/443`, `every tcp port`, `ICMP`. */
export function describeService({ ports, protocol }: Pick<Traffic, 'ports' | 'protocol'>): string {
  if (protocol === 'Icmp') return 'ICMP'
  const every = ports.includes(anyPort)
  if (protocol === '*') return every ? 'every port of every protocol' : `${list(ports)} of every protocol`
  const name = protocol.toLowerCase()
  return every ? `every ${name} port` : list(ports.map((port) => `${name}/${port}`))
}

function describeOthers(addresses: readonly string[]): string {
  const everywhere = addresses.find((address) => isEverywhere(cidr(address)))
  if (everywhere !== undefined) return `the whole internet (${everywhere})`
  return isInternet(addresses.map(cidr))
    ? `a large part of the internet (${list(addresses)})`
    : list(addresses)
}

function list(words: readonly string[]): string {
  if (words.length > longestList) {
    return `${words.slice(0, longestList).join(', ')} and ${words.length - longestList} more`
  }
  const [last = '', ...rest] = words.toReversed()
  return rest.length === 0 ? last : `${rest.toReversed().join(', ')} and ${last}`
}
