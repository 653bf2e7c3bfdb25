import { describe, expect, test } from 'vitest'
import {
  bytesField,
  decodeMessage,
  flagField,
  integerField,
  message,
  messageField,
  textField,
} from '../../../sandbox/cloud/protocol/protobuf.ts'
import {
  decodeResourceChange,
  decodeUpgradeState,
  encodeDiagnostics,
  encodePlan,
} from '../../../sandbox/cloud/protocol/tfplugin.ts'
import { UNKNOWN } from '../../../sandbox/cloud/protocol/value.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('fields', () => {
  test.each([
    ['text', textField(1, 'testing'), '0a0774657374696e67'],
    ['empty text', textField(1, ''), ''],
    ['small integer', integerField(1, 1), '0801'],
    ['integer of two bytes', integerField(1, 150), '089601'],
    ['negative integer', integerField(1, -1), '08ffffffffffffffffff01'],
    ['zero', integerField(1, 0), ''],
    ['flag', flagField(5, true), '2801'],
    ['unset flag', flagField(5, false), ''],
    ['field number above 15', textField(16, 'a'), '82010161'],
    ['empty nested message', messageField(3, []), '1a00'],
    ['nested message', messageField(3, [integerField(1, 150)]), '1a03089601'],
    ['bytes', bytesField(2, Uint8Array.from([0, 255])), '120200ff'],
  ])('writes a %s', (_, field, expected) => {
    expect(hex(field)).toBe(expected)
  })

  test('are read back by number, the last of a repeated one', () => {
    const decoded = decodeMessage(
      message([textField(1, 'a'), textField(1, 'b'), integerField(2, 300), integerField(3, -5)]),
    )
    expect(decoded.text(1)).toBe('b')
    expect(decoded.integer(2)).toBe(300)
    expect(decoded.integer(3)).toBe(-5)
    expect(decoded.text(9)).toBe('')
  })

  test.each(['0a05', '08', '0b', 'ffffffffffffffffffffff01'])('refuses %s, which is no message', (text) => {
    expect(() => decodeMessage(Buffer.from(text, 'hex'))).toThrow(RangeError)
  })
})

describe('plugin messages', () => {
  test('point a diagnostic at an attribute, with an index of 0', () => {
    const bytes = encodeDiagnostics([
      { severity: 'error', summary: 's', detail: 'd', path: ['sku', 0, 'name'] },
    ])
    expect(hex(bytes)).toBe(
      '0a1d0801120173 1a0164 2213 0a050a03736b75 0a021800 0a060a046e616d65'.replaceAll(' ', ''),
    )
  })

  test('mark a plan as legacy and list the paths that force replacement', () => {
    const bytes = encodePlan({
      planned: { id: UNKNOWN },
      requiresReplace: [['name']],
      privateData: Buffer.from('id'),
      diagnostics: [],
    })
    expect(hex(bytes)).toBe('0a090a0781a26964d40000 12080a060a046e616d65 1a026964 2801'.replaceAll(' ', ''))
  })

  test('tell a create from a delete by what is null', () => {
    const dynamic = (number: number, msgpack: string) =>
      messageField(number, [bytesField(1, Buffer.from(msgpack, 'hex'))])
    const request = message([
      textField(1, 'azurerm_resource_group'),
      dynamic(2, 'c0'),
      dynamic(3, '81a46e616d65a27267'),
      dynamic(4, '81a46e616d65a27267'),
    ])
    expect(decodeResourceChange(request)).toEqual({
      type: 'azurerm_resource_group',
      prior: null,
      planned: { name: 'rg' },
      config: { name: 'rg' },
      privateData: new Uint8Array(0),
    })
  })

  test('carry a stored state as JSON', () => {
    const request = message([
      textField(1, 'random_string'),
      messageField(3, [bytesField(1, Buffer.from('{"id":"x"}'))]),
    ])
    expect(decodeUpgradeState(request)).toEqual({ type: 'random_string', json: '{"id":"x"}' })
  })
})
