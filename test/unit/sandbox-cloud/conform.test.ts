import { expect, test } from 'vitest'
import { conformValue, parseJson, toJson } from '../../../sandbox/cloud/engine/conform.ts'

test.each<[string, unknown]>([
  ['7', 7],
  ['-3', -3],
  ['9007199254740993', 9_007_199_254_740_993n],
  ['-9223372036854775808', -9_223_372_036_854_775_808n],
  ['18446744073709551616', '18446744073709551616'],
  ['0.25', '0.25'],
  ['0.1234567890123456789012345', '0.1234567890123456789012345'],
  ['0.00000015', '0.00000015'],
])('reads the number %s with every digit', (text, value) => {
  expect(parseJson(text)).toEqual(value)
  expect(conformValue('number', parseJson(text), 'a')).toEqual(value)
})

test.each([9_007_199_254_740_993n, '0.1234567890123456789012345'])(
  'stores %s and reads it back',
  (number) => {
    const stored: unknown = JSON.parse(JSON.stringify(toJson(number)))
    expect(conformValue('number', stored, 'a')).toEqual(number)
  },
)

test.each(['', ' ', 'seven', '0x10z'])('refuses %j as a number', (text) => {
  expect(() => conformValue('number', text, 'a')).toThrow(
    `a is ${JSON.stringify(text)} and should be a number`,
  )
})

test('leaves the text of other values as it is', () => {
  expect(parseJson('{"a":["9007199254740993",true,null]}')).toEqual({ a: ['9007199254740993', true, null] })
})
