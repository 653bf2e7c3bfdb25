import { createHash } from 'node:crypto'

const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Endless-looking bytes that depend on the seed alone. */
export function seededBytes(seed: string, length: number): Uint8Array {
  const blocks: Uint8Array[] = []
  for (let block = 0; block * 32 < length; block += 1) {
    blocks.push(createHash('sha256').update(`${block}|${seed}`).digest())
  }
  return Buffer.concat(blocks).subarray(0, length)
}

/** Text made of the seeded bytes, each mapped into an alphabet. */
export function lettersFrom(seed: string, length: number, alphabet: string): string {
  return [...seededBytes(seed, length)].map((byte) => alphabet[byte % alphabet.length] ?? '').join('')
}

export function digits(seed: string, length: number): string {
  return lettersFrom(seed, length, '0123456789')
}

export function hexadecimal(seed: string, length: number): string {
  return lettersFrom(seed, length, '0123456789abcdef')
}

export function lowerAlphanumeric(seed: string, length: number): string {
  return lettersFrom(seed, length, LOWER_ALPHANUMERIC)
}

/** A UUID of version 4 shape. */
export function uuid(seed: string): string {
  const hex = hexadecimal(seed, 32)
  const variant = '89ab'[(seededBytes(`${seed}|variant`, 1)[0] ?? 0) % 4] ?? '8'
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}

/** A whole number between both bounds, which belong to the range. */
export function between(seed: string, minimum: number, maximum: number): number {
  const number = Buffer.from(seededBytes(seed, 4)).readUInt32BE(0)
  return minimum + (number % (maximum - minimum + 1))
}
