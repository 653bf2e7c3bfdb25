import { UNKNOWN, type Value, type ValueObject } from '../protocol/value.ts'

type RandomBytes = (length: number) => Uint8Array

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
const SPECIAL = '!@#$%&*()-_=+[]{}<>:?'
const ADJECTIVES = ['bright', 'calm', 'eager', 'fair', 'gentle', 'keen', 'lucky', 'proud', 'quick', 'sunny']
const ANIMALS = ['badger', 'crane', 'falcon', 'gecko', 'heron', 'lynx', 'marten', 'otter', 'robin', 'stork']

/** Fills the computed attributes of a `random_*` resource; the bytes are the only source of chance. */
export function fillRandom(type: string, planned: ValueObject, randomBytes: RandomBytes): ValueObject {
  const drawn = drawFor(type, planned, randomBytes)
  const entries = Object.entries(planned).map(([name, value]): [string, Value] => [
    name,
    value === UNKNOWN ? (drawn[name] ?? null) : value,
  ])
  return Object.fromEntries(entries)
}

function drawFor(type: string, values: ValueObject, randomBytes: RandomBytes): ValueObject {
  switch (type) {
    case 'random_string': {
      const result = drawText(values, randomBytes)
      return { id: result, result }
    }
    case 'random_password': {
      const result = drawText(values, randomBytes)
      const hash = Buffer.from(randomBytes(40))
        .toString('base64')
        .replaceAll(/[^A-Za-z0-9]/g, '.')
        .slice(0, 53)
      return { id: 'none', result, bcrypt_hash: `$2a$10$${hash}` }
    }
    case 'random_id':
      return drawId(values, randomBytes)
    case 'random_bytes': {
      const bytes = Buffer.from(randomBytes(Number(values['length'] ?? 1)))
      return { base64: bytes.toString('base64'), hex: bytes.toString('hex') }
    }
    case 'random_integer': {
      const minimum = Number(values['min'] ?? 0)
      const result = minimum + pick(randomBytes, Number(values['max'] ?? 0) - minimum + 1)
      return { id: String(result), result }
    }
    case 'random_pet': {
      const id = drawPet(values, randomBytes)
      return { id }
    }
    case 'random_shuffle':
      return { id: '-', result: shuffled(values, randomBytes) }
    case 'random_uuid': {
      const hex = Buffer.from(randomBytes(16)).toString('hex')
      const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
      const result = [...parts, hex.slice(20)].join('-')
      return { id: result, result }
    }
    default:
      return {}
  }
}

function pick(randomBytes: RandomBytes, choices: number): number {
  return Buffer.from(randomBytes(4)).readUInt32BE(0) % Math.max(1, choices)
}

function draw(randomBytes: RandomBytes, alphabet: string, length: number): string[] {
  return Array.from({ length }, () => alphabet[pick(randomBytes, alphabet.length)] ?? '')
}

function drawText(values: ValueObject, randomBytes: RandomBytes): string {
  const override = values['override_special']
  const special = typeof override === 'string' && override !== '' ? override : SPECIAL
  const groups: readonly (readonly [flag: string, minimum: string, alphabet: string])[] = [
    ['lower', 'min_lower', LOWER],
    ['upper', 'min_upper', UPPER],
    ['numeric', 'min_numeric', DIGITS],
    ['special', 'min_special', special],
  ]
  const used = groups.filter(([flag]) => values[flag] !== false)
  const letters = used.flatMap(([, minimum, alphabet]) =>
    draw(randomBytes, alphabet, Number(values[minimum] ?? 0)),
  )
  const all = used.map(([, , alphabet]) => alphabet).join('')
  const length = Number(values['length'] ?? 0)
  letters.push(...draw(randomBytes, all, Math.max(0, length - letters.length)))
  return mixed(letters, randomBytes).join('')
}

function mixed<Item>(items: readonly Item[], randomBytes: RandomBytes): Item[] {
  return items
    .map((item) => ({ item, order: Buffer.from(randomBytes(4)).readUInt32BE(0) }))
    .sort((left, right) => left.order - right.order)
    .map(({ item }) => item)
}

function drawId(values: ValueObject, randomBytes: RandomBytes): ValueObject {
  const bytes = Buffer.from(randomBytes(Number(values['byte_length'] ?? 1)))
  const prefix = typeof values['prefix'] === 'string' ? values['prefix'] : ''
  const url = bytes.toString('base64url')
  return {
    id: url,
    b64_url: `${prefix}${url}`,
    b64_std: `${prefix}${bytes.toString('base64')}`,
    hex: `${prefix}${bytes.toString('hex')}`,
    dec: `${prefix}${BigInt(`0x${bytes.toString('hex')}`)}`,
  }
}

function drawPet(values: ValueObject, randomBytes: RandomBytes): string {
  const length = Number(values['length'] ?? 2)
  const separator = typeof values['separator'] === 'string' ? values['separator'] : '-'
  const prefix = typeof values['prefix'] === 'string' ? [values['prefix']] : []
  const adjectives = Array.from(
    { length: Math.max(0, length - 1) },
    () => ADJECTIVES[pick(randomBytes, 10)] ?? '',
  )
  return [...prefix, ...adjectives, ANIMALS[pick(randomBytes, 10)] ?? ''].join(separator)
}

function shuffled(values: ValueObject, randomBytes: RandomBytes): Value[] {
  const input = Array.isArray(values['input']) ? mixed<Value>(values['input'], randomBytes) : []
  const count = values['result_count']
  return typeof count === 'number'
    ? Array.from({ length: count }, (_, at) => input[at % input.length] ?? null)
    : input
}
