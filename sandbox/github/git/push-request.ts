import { flushPacket, packet, readPacket, sideBand } from './pkt-line.ts'
import { zeroSha } from './ref-name.ts'

/** One ref that a push wants to move; null stands for "does not exist". */
export interface PushCommand {
  readonly ref: string
  readonly before: string | null
  readonly after: string | null
}

/** The body of a request to git-receive-pack. */
export interface PushRequest {
  /** Commits whose parents the sender does not have. */
  readonly shallow: readonly string[]
  readonly commands: readonly PushCommand[]
  readonly capabilities: readonly string[]
  /** Everything behind the commands: push options and the pack. */
  readonly rest: Buffer
  /** The pack; empty when nothing but deletions is asked for. */
  readonly pack: Buffer
}

/** A command that is refused: `reason` for the program, `message` for people. */
export interface PushRefusal {
  readonly ref: string
  readonly reason: string
  readonly message: string
}

const command = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.+)$/

/** Parses a push; undefined for anything that is not a plain list of commands, for example a signed push. */
export function parsePush(body: Buffer): PushRequest | undefined {
  const commands: PushCommand[] = []
  const shallow: string[] = []
  let capabilities: string[] = []
  let offset = 0
  for (;;) {
    const read = readPacket(body, offset)
    if (read === undefined) return undefined
    offset = read.next
    if (read.data === null) break
    const [line = '', extra] = read.data.toString('utf8').replace(/\n$/, '').split('\0')
    if (extra !== undefined) capabilities = extra.split(' ').filter(Boolean)
    if (/^shallow [0-9a-f]{40}$/.test(line)) {
      shallow.push(line)
      continue
    }
    const [, before = '', after = '', ref = ''] = command.exec(line) ?? []
    if (ref === '') return undefined
    const sha = (text: string) => (text === zeroSha ? null : text)
    commands.push({ ref, before: sha(before), after: sha(after) })
  }
  const rest = body.subarray(offset)
  const start = capabilities.includes('push-options') ? behindFlush(rest) : 0
  return { shallow, commands, capabilities, rest, pack: rest.subarray(start) }
}

/** The same push with some of its commands only. */
export function pushOf(request: PushRequest, commands: readonly PushCommand[]): Buffer {
  const lines = commands.map(({ ref, before, after }, index) => {
    const capabilities = index === 0 ? `\0 ${request.capabilities.join(' ')}` : ''
    return packet(`${before ?? zeroSha} ${after ?? zeroSha} ${ref}${capabilities}`)
  })
  const shallow = request.shallow.map((line) => packet(line))
  return Buffer.concat([...shallow, ...lines, flushPacket, request.rest])
}

/** Adds refused commands to git's answer to the others; without an answer it is written from nothing. */
export function answerWith(
  request: PushRequest,
  refusals: readonly PushRefusal[],
  answer: Buffer | undefined,
): Buffer {
  const banded = request.capabilities.some((name) => name.startsWith('side-band'))
  const { report, other } = split(answer ?? Buffer.alloc(0), banded)
  const lines = packetsOf(report)
  const all = [
    ...(lines.length === 0 ? [packet('unpack ok\n')] : lines),
    ...refusals.map(({ ref, reason }) => packet(`ng ${ref} ${reason}\n`)),
    flushPacket,
  ]
  const wanted = request.capabilities.some((name) => name.startsWith('report-status'))
  const whole = wanted ? Buffer.concat(all) : Buffer.alloc(0)
  if (!banded) return whole
  const words = Buffer.from(refusals.map(({ message }) => message).join(''))
  return Buffer.concat([other, sideBand(2, words), sideBand(1, whole), flushPacket])
}

function split(answer: Buffer, banded: boolean): { readonly report: Buffer; readonly other: Buffer } {
  if (!banded) return { report: answer, other: Buffer.alloc(0) }
  const report: Buffer[] = []
  const other: Buffer[] = []
  for (const data of payloads(answer)) {
    if (data[0] === 1) report.push(data.subarray(1))
    else other.push(packet(data))
  }
  return { report: Buffer.concat(report), other: Buffer.concat(other) }
}

function packetsOf(report: Buffer): Buffer[] {
  return payloads(report).map((data) => packet(data))
}

function payloads(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  let read = readPacket(bytes, 0)
  while (read !== undefined && read.data !== null) {
    found.push(read.data)
    read = readPacket(bytes, read.next)
  }
  return found
}

function behindFlush(bytes: Buffer): number {
  let read = readPacket(bytes, 0)
  while (read !== undefined && read.data !== null) read = readPacket(bytes, read.next)
  return read?.next ?? 0
}
