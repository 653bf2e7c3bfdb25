import { cidr } from '#capability'
import { isInternet } from './address-classes.ts'
import type { Settings } from './parameters.ts'
import { anyPort, countPorts, guardedPortsOf, includesPort, widePortCount } from './ports.ts'

export type Traffic = Pick<
  Settings,
  'source_ips' | 'destination' | 'direction' | 'access' | 'ports' | 'protocol'
>

/** What a rule lets through that a person should look at twice. */
export interface Exposure {
  /** Anybody on the internet is on the other side. */
  readonly internet: boolean
  /** Every port, or every protocol. */
  readonly anything: boolean
  readonly wide: boolean
  readonly ssh: boolean
  readonly rdp: boolean
  /** The guarded ports among those that are opened. */
  readonly guarded: readonly string[]
}

const nothing: Exposure = {
  internet: false,
  anything: false,
  wide: false,
  ssh: false,
  rdp: false,
  guarded: [],
}

/** A rule that denies exposes nothing. */
export function exposureOf(traffic: Traffic): Exposure {
  const { ports, protocol, access } = traffic
  if (access === 'Deny') return nothing
  const internet = isInternet(otherSide(traffic).map(cidr))
  if (protocol === 'Icmp') return { ...nothing, internet }
  const anything = ports.includes(anyPort) || protocol === '*'
  return {
    internet,
    anything,
    wide: !ports.includes(anyPort) && countPorts(ports) > widePortCount,
    ssh: internet && protocol !== 'Udp' && includesPort(ports, 22),
    rdp: internet && includesPort(ports, 3389),
    guarded: guardedPortsOf(ports),
  }
}

/** The addresses that are not ours: who comes in, or where our traffic goes. */
export function otherSide({ direction, source_ips, destination }: Traffic): readonly string[] {
  return direction === 'Inbound' ? source_ips : [destination]
}

/** The addresses in our network. */
export function ourSide({ direction, source_ips, destination }: Traffic): readonly string[] {
  return direction === 'Inbound' ? [destination] : source_ips
}
