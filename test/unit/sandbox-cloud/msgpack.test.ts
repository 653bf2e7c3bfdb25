import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeMsgpack, encodeMsgpack } from '../../../sandbox/cloud/protocol/msgpack.ts'
import { UNKNOWN, type Value } from '../../../sandbox/cloud/protocol/value.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const hex = (value: Value): string => Buffer.from(encodeMsgpack(value)).toString('hex')

describe('encodeMsgpack', () => {
  test.each<[Value, string]>([
    [null, 'c0'],
    [false, 'c2'],
    [true, 'c3'],
    [UNKNOWN, 'd40000'],
    [0, '00'],
    [127, '7f'],
    [-1, 'ff'],
    [-32, 'e0'],
    [128, 'cf0000000000000080'],
    [-33, 'd3ffffffffffffffdf'],
    [2n ** 63n, 'cf8000000000000000'],
    [0.5, 'a3302e35'],
    ['', 'a0'],
    ['eastus2', 'a76561737475 7332'.replace(' ', '')],
    ['x'.repeat(32), `d920${'78'.repeat(32)}`],
    [[], '90'],
    [[1, 'a'], '9201a161'],
    [{ name: 'rg' }, '81a46e616d65a27267'],
  ])('writes %s as the bytes Terraform reads', (value, expected) => {
    expect(hex(value)).toBe(expected)
  })
})

describe('decodeMsgpack', () => {
  test.each<[string, Value]>([
    ['cc ff', 255],
    ['cd 01 00', 256],
    ['ce 00 01 00 00', 65_536],
    ['cf 00 20 00 00 00 00 00 00', 2n ** 53n],
    ['d0 80', -128],
    ['d1 80 00', -32_768],
    ['d2 80 00 00 00', -(2 ** 31)],
    ['d3 ff ff ff ff ff ff ff fe', -2],
    ['ca 3f 00 00 00', '0.5'],
    ['cb 3f f8 00 00 00 00 00 00', '1.5'],
    ['cb 40 00 00 00 00 00 00 00', 2],
    ['c4 01 61', 'a'],
    ['da 00 01 61', 'a'],
    ['c7 03 0c 81 01 c2', UNKNOWN],
    ['d5 0c 00 00', UNKNOWN],
    ['dc 00 01 c0', [null]],
    ['de 00 01 a1 61 c3', { a: true }],
  ])('reads %s', (text, expected) => {
    expect(decodeMsgpack(bytes(text))).toEqual(expected)
  })

  test.each([
    ['a3 61', 'ends early'],
    ['c0 c0', 'followed by more bytes'],
    ['c1', 'is not in use'],
    ['81 01 c0', 'key that is no text'],
    ['91'.repeat(200), 'nests too deep'],
  ])('refuses %s', (text, message) => {
    expect(() => decodeMsgpack(bytes(text))).toThrow(message)
  })

  test('reads back whatever was written', () => {
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Value>(null, true, false, UNKNOWN),
        fc.integer(),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(value, (one) => {
        expect(decodeMsgpack(encodeMsgpack(one))).toEqual(one)
      }),
    )
  })
})
