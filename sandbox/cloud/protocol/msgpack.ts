import { isList, UNKNOWN, type Value, type ValueObject } from './value.ts'

/** Nesting beyond this is refused, so that a hostile message cannot exhaust the stack. */
const MAX_DEPTH = 100

/**
 * Reads one MessagePack value as Terraform writes it.
 * Every extension type means "unknown"; a number that is not an integer becomes its decimal text.
 * @throws RangeError when the bytes end early, go on too long or nest too deep.
 */
export function decodeMsgpack(bytes: Uint8Array): Value {
  const cursor: Cursor = {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    bytes,
    offset: 0,
  }
  const value = readValue(cursor, 0)
  if (cursor.offset !== bytes.length) throw new RangeError('MessagePack value is followed by more bytes')
  return value
}

/** Writes a value as MessagePack in the form Terraform reads; unknown is extension type 0. */
export function encodeMsgpack(value: Value): Uint8Array {
  const chunks: Uint8Array[] = []
  writeValue(chunks, value)
  return Buffer.concat(chunks)
}

interface Cursor {
  readonly view: DataView
  readonly bytes: Uint8Array
  offset: number
}

function take(cursor: Cursor, length: number): number {
  const start = cursor.offset
  if (start + length > cursor.bytes.length) throw new RangeError('MessagePack value ends early')
  cursor.offset += length
  return start
}

function readText(cursor: Cursor, length: number): string {
  const start = take(cursor, length)
  return Buffer.from(cursor.bytes.buffer, cursor.bytes.byteOffset + start, length).toString('utf8')
}

function readUnsigned(cursor: Cursor, width: 1 | 2 | 4): number {
  const start = take(cursor, width)
  if (width === 1) return cursor.view.getUint8(start)
  return width === 2 ? cursor.view.getUint16(start) : cursor.view.getUint32(start)
}

function readList(cursor: Cursor, length: number, depth: number): Value[] {
  const items: Value[] = []
  for (let index = 0; index < length; index += 1) items.push(readValue(cursor, depth + 1))
  return items
}

function readMap(cursor: Cursor, length: number, depth: number): ValueObject {
  const entries: [string, Value][] = []
  for (let index = 0; index < length; index += 1) {
    const key = readValue(cursor, depth + 1)
    if (typeof key !== 'string') throw new RangeError('MessagePack map has a key that is no text')
    entries.push([key, readValue(cursor, depth + 1)])
  }
  return Object.fromEntries(entries)
}

function unknownOf(cursor: Cursor, length: number): typeof UNKNOWN {
  take(cursor, length + 1)
  return UNKNOWN
}

function fraction(value: number): Value {
  return Number.isSafeInteger(value) ? value : String(value)
}

function integer(value: bigint): Value {
  const small = Number(value)
  return Number.isSafeInteger(small) ? small : value
}

function readValue(cursor: Cursor, depth: number): Value {
  if (depth > MAX_DEPTH) throw new RangeError('MessagePack value nests too deep')
  const code = readUnsigned(cursor, 1)
  if (code <= 0x7f) return code
  if (code >= 0xe0) return code - 0x100
  if (code <= 0x8f) return readMap(cursor, code & 0x0f, depth)
  if (code <= 0x9f) return readList(cursor, code & 0x0f, depth)
  if (code <= 0xbf) return readText(cursor, code & 0x1f)
  return readTagged(cursor, code, depth)
}

function readTagged(cursor: Cursor, code: number, depth: number): Value {
  const { view } = cursor
  switch (code) {
    case 0xc0:
      return null
    case 0xc2:
      return false
    case 0xc3:
      return true
    case 0xc4:
    case 0xd9:
      return readText(cursor, readUnsigned(cursor, 1))
    case 0xc5:
    case 0xda:
      return readText(cursor, readUnsigned(cursor, 2))
    case 0xc6:
    case 0xdb:
      return readText(cursor, readUnsigned(cursor, 4))
    case 0xc7:
      return unknownOf(cursor, readUnsigned(cursor, 1))
    case 0xc8:
      return unknownOf(cursor, readUnsigned(cursor, 2))
    case 0xc9:
      return unknownOf(cursor, readUnsigned(cursor, 4))
    case 0xca:
      return fraction(view.getFloat32(take(cursor, 4)))
    case 0xcb:
      return fraction(view.getFloat64(take(cursor, 8)))
    case 0xcc:
      return readUnsigned(cursor, 1)
    case 0xcd:
      return readUnsigned(cursor, 2)
    case 0xce:
      return readUnsigned(cursor, 4)
    case 0xcf:
      return integer(view.getBigUint64(take(cursor, 8)))
    case 0xd0:
      return view.getInt8(take(cursor, 1))
    case 0xd1:
      return view.getInt16(take(cursor, 2))
    case 0xd2:
      return view.getInt32(take(cursor, 4))
    case 0xd3:
      return integer(view.getBigInt64(take(cursor, 8)))
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return unknownOf(cursor, 1 << (code - 0xd4))
    case 0xdc:
      return readList(cursor, readUnsigned(cursor, 2), depth)
    case 0xdd:
      return readList(cursor, readUnsigned(cursor, 4), depth)
    case 0xde:
      return readMap(cursor, readUnsigned(cursor, 2), depth)
    case 0xdf:
      return readMap(cursor, readUnsigned(cursor, 4), depth)
    default:
      throw new RangeError(`MessagePack code 0x${code.toString(16)} is not in use`)
  }
}

/** Code and big-endian length of a text, list or map: `small` is the one-byte form, the rest widen as needed. */
function header(length: number, form: { fix: number; fixMax: number; codes: readonly number[] }): Uint8Array {
  if (length <= form.fixMax) return Buffer.from([form.fix | length])
  const widths = form.codes.length === 3 ? [1, 2, 4] : [2, 4]
  const at = widths.findIndex((width) => length < 2 ** (8 * width))
  const width = widths[at] ?? 4
  const bytes = Buffer.alloc(1 + width)
  bytes[0] = form.codes[at] ?? 0
  bytes.writeUIntBE(length, 1, width)
  return bytes
}

function wideInteger(value: bigint): Uint8Array {
  const bytes = Buffer.alloc(9)
  bytes[0] = value < 0n ? 0xd3 : 0xcf
  if (value < 0n) bytes.writeBigInt64BE(value, 1)
  else bytes.writeBigUInt64BE(value, 1)
  return bytes
}

function writeNumber(value: number): Uint8Array {
  if (!Number.isSafeInteger(value)) return writeText(String(value))
  if (value >= 0 && value <= 0x7f) return Buffer.from([value])
  if (value < 0 && value >= -0x20) return Buffer.from([value + 0x100])
  return wideInteger(BigInt(value))
}

function writeText(value: string): Uint8Array {
  const body = Buffer.from(value, 'utf8')
  return Buffer.concat([header(body.length, { fix: 0xa0, fixMax: 31, codes: [0xd9, 0xda, 0xdb] }), body])
}

function writeValue(chunks: Uint8Array[], value: Value): void {
  if (value === null) chunks.push(Buffer.from([0xc0]))
  else if (value === UNKNOWN) chunks.push(Buffer.from([0xd4, 0, 0]))
  else if (typeof value === 'boolean') chunks.push(Buffer.from([value ? 0xc3 : 0xc2]))
  else if (typeof value === 'number') chunks.push(writeNumber(value))
  else if (typeof value === 'bigint') chunks.push(wideInteger(value))
  else if (typeof value === 'string') chunks.push(writeText(value))
  else if (isList(value)) {
    chunks.push(header(value.length, { fix: 0x90, fixMax: 15, codes: [0xdc, 0xdd] }))
    for (const item of value) writeValue(chunks, item)
  } else {
    const entries = Object.entries(value)
    chunks.push(header(entries.length, { fix: 0x80, fixMax: 15, codes: [0xde, 0xdf] }))
    for (const [key, item] of entries) {
      chunks.push(writeText(key))
      writeValue(chunks, item)
    }
  }
}
