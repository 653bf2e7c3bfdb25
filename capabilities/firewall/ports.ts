/** A port or a range of ports, both ends included. */
export interface PortRange {
  readonly from: number
  readonly to: number
}

export const anyPort = '*'
export const highestPort = 65_535
/** A rule that opens more ports than this is confirmed as such. */
export const widePortCount = 100

/**
 * Ports through which machines are administered or data is served without much protection, and which are opened to
 * the internet only after a confirmation (Azure and CIS guidance on network security groups, 2026-11).
 */
const guardedPorts = [
  '20-23',
  '25',
  '53',
  '69',
  '110-111',
  '135',
  '137-139',
  '161-162',
  '389',
  '445',
  '512-514',
  '636',
  '1433-1434',
  '1521',
  '2049',
  '2375-2376',
  '2379-2380',
  '3268-3269',
  '3306',
  '3389',
  '4444',
  '5432',
  '5601',
  '5900-5901',
  '5984-5986',
  '6379',
  '6443',
  '7001',
  '8088',
  '9000',
  '9042',
  '9200',
  '9300',
  '10250',
  '11211',
  '27017-27019',
  '50000',
]
const guardedRanges = guardedPorts.flatMap((text) => parsePorts(text) ?? [])

/** Well-known services by transport (IANA service names, 2026-11). */
const udpRanges = ['67-69', '123', '161-162', '500', '514', '4500', '51820'].flatMap(
  (text) => parsePorts(text) ?? [],
)
const tcpRanges = [
  '21-23',
  '25',
  '80',
  '88',
  '110',
  '143',
  '389',
  '443',
  '445',
  '465',
  '587',
  '636',
  '993',
  '995',
  '1433',
  '1521',
  '2049',
  '3306',
  '3389',
  '5432',
  '5671-5672',
  '5985-5986',
  '6379-6380',
  '6443',
  '8080',
  '8443',
  '9092-9093',
  '9200',
  '27017',
].flatMap((text) => parsePorts(text) ?? [])

/** Reads `443` or `8000-8010`; undefined when that is no port or the range is the wrong way round. */
export function parsePorts(text: string): PortRange | undefined {
  const match = /^([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?$/.exec(text)
  if (match === null) return undefined
  const from = Number(match[1])
  const to = Number(match[2] ?? match[1])
  return from <= to && to <= highestPort ? { from, to } : undefined
}

export function formatPorts({ from, to }: PortRange): string {
  return from === to ? String(from) : `${from}-${to}`
}

/** Ports in ascending order, with those that overlap joined; `*` swallows the rest. */
export function normalizePorts(ports: readonly string[]): string[] {
  if (ports.includes(anyPort)) return [anyPort]
  const ranges = toRanges(ports).sort((left, right) => left.from - right.from || left.to - right.to)
  const joined: PortRange[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last !== undefined && range.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    } else joined.push(range)
  }
  return joined.map(formatPorts)
}

/** The ranges of a list that `normalizePorts` returned; `*` is every port. */
export function toRanges(ports: readonly string[]): PortRange[] {
  return ports.flatMap((text) => (text === anyPort ? { from: 1, to: highestPort } : (parsePorts(text) ?? [])))
}

export function countPorts(ports: readonly string[]): number {
  return toRanges(ports).reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

export function includesPort(ports: readonly string[], port: number): boolean {
  return toRanges(ports).some(({ from, to }) => from <= port && port <= to)
}

/** The guarded ports among those of a list. */
export function guardedPortsOf(ports: readonly string[]): string[] {
  const opened = toRanges(ports)
  return guardedRanges.flatMap((guarded) =>
    opened
      .filter((range) => range.from <= guarded.to && guarded.from <= range.to)
      .map(({ from, to }) =>
        formatPorts({ from: Math.max(from, guarded.from), to: Math.min(to, guarded.to) }),
      ),
  )
}

/** The protocol that every one of the ports is known for; undefined when that is not known or they differ. */
export function knownProtocol(ports: readonly string[]): 'Tcp' | 'Udp' | undefined {
  const opened = toRanges(ports)
  if (opened.length === 0) return undefined
  const within = (ranges: readonly PortRange[]) =>
    opened.every(({ from, to }) => ranges.some((range) => range.from <= from && to <= range.to))
  if (within(tcpRanges)) return 'Tcp'
  return within(udpRanges) ? 'Udp' : undefined
}
