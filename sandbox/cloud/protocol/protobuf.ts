/** One encoded field of a protocol buffer message; empty when the value is the default and need not be sent. */
export type Field = Uint8Array

const NOTHING: Field = new Uint8Array(0)
const VARINT = 0
const FIXED64 = 1
const LENGTH_DELIMITED = 2
const FIXED32 = 5

function varint(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, value)
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}

function tag(number: number, wireType: number): Uint8Array {
  return varint(BigInt((number << 3) | wireType))
}

/** Encodes raw bytes; nothing when they are empty. */
export function bytesField(number: number, value: Uint8Array): Field {
  if (value.length === 0) return NOTHING
  return Buffer.concat([tag(number, LENGTH_DELIMITED), varint(BigInt(value.length)), value])
}

/** Encodes a text as UTF-8; nothing when it is empty. */
export function textField(number: number, value: string): Field {
  return bytesField(number, Buffer.from(value, 'utf8'))
}

/** Encodes an integer or an enum number as a varint; nothing when it is 0. */
export function integerField(number: number, value: number): Field {
  return value === 0 ? NOTHING : Buffer.concat([tag(number, VARINT), varint(BigInt(value))])
}

/** Encodes `true`; nothing for `false`. */
export function flagField(number: number, value: boolean): Field {
  return integerField(number, value ? 1 : 0)
}

/** Encodes a nested message, even an empty one, because its presence carries meaning. */
export function messageField(number: number, fields: readonly Field[]): Field {
  const body = message(fields)
  return Buffer.concat([tag(number, LENGTH_DELIMITED), varint(BigInt(body.length)), body])
}

/** Joins encoded fields to one message. */
export function message(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(fields)
}

/** The fields of a decoded message by number, each in the order received. */
export interface Message {
  readonly bytes: (number: number) => Uint8Array
  readonly text: (number: number) => string
  readonly integer: (number: number) => number
}

/**
 * Reads a message without knowing its schema; a repeated field keeps the last value, as the format demands.
 * @throws RangeError when the bytes are no protocol buffer message.
 */
export function decodeMessage(source: Uint8Array): Message {
  const lengthDelimited = new Map<number, Uint8Array>()
  const integers = new Map<number, bigint>()
  let offset = 0
  const readVarint = (): bigint => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = source[offset]
      if (byte === undefined) throw new RangeError('protocol buffer message ends early')
      offset += 1
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    throw new RangeError('protocol buffer varint is too long')
  }
  const skip = (length: number): Uint8Array => {
    if (offset + length > source.length) throw new RangeError('protocol buffer message ends early')
    offset += length
    return source.subarray(offset - length, offset)
  }
  while (offset < source.length) {
    const key = Number(readVarint())
    const number = Math.floor(key / 8)
    const wireType = key % 8
    if (wireType === VARINT) integers.set(number, readVarint())
    else if (wireType === LENGTH_DELIMITED) lengthDelimited.set(number, skip(Number(readVarint())))
    else if (wireType === FIXED64) skip(8)
    else if (wireType === FIXED32) skip(4)
    else throw new RangeError(`protocol buffer wire type ${wireType} is not in use`)
  }
  const bytes = (number: number): Uint8Array => lengthDelimited.get(number) ?? NOTHING
  return {
    bytes,
    text: (number) => Buffer.from(bytes(number)).toString('utf8'),
    integer: (number) => Number(BigInt.asIntN(64, integers.get(number) ?? 0n)),
  }
}
