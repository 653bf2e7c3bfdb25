/** What a packet line holds, or one of its two ends; `next` is the offset behind it. */
export interface Packet {
  /** Null for a flush. */
  readonly data: Buffer | null
  readonly next: number
}

const lengthDigits = 4
/** Largest payload of a side band packet: 65,520 bytes with its length and band ("pack-protocol", git 2.39). */
const maxBandBytes = 65_515

/** Reads one packet line at an offset; undefined where there is none (gitprotocol-common, git 2.39). */
export function readPacket(bytes: Buffer, offset: number): Packet | undefined {
  const digits = bytes.subarray(offset, offset + lengthDigits).toString('latin1')
  if (!/^[0-9a-f]{4}$/i.test(digits)) return undefined
  const length = Number.parseInt(digits, 16)
  if (length === 0) return { data: null, next: offset + lengthDigits }
  const end = offset + length
  if (length < lengthDigits || end > bytes.length) return undefined
  return { data: bytes.subarray(offset + lengthDigits, end), next: end }
}

/** Writes one packet line. */
export function packet(data: string | Uint8Array): Buffer {
  const bytes = Buffer.from(data)
  return Buffer.concat([
    Buffer.from((bytes.length + lengthDigits).toString(16).padStart(lengthDigits, '0')),
    bytes,
  ])
}

/** The packet that ends a list. */
export const flushPacket: Buffer = Buffer.from('0000')

/** Wraps bytes into packets of a side band: 1 is the answer itself, 2 is for people. */
export function sideBand(band: 1 | 2, bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let start = 0; start < bytes.length; start += maxBandBytes)
    parts.push(packet(Buffer.concat([Buffer.from([band]), bytes.subarray(start, start + maxBandBytes)])))
  return Buffer.concat(parts)
}
