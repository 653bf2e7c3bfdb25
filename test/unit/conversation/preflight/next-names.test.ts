import { expect, it } from 'vitest'
import * as z from 'zod'
import { nextNames } from '../../../../src/conversation/preflight/next-names.ts'

it.each([
  ['kv-ml-dev', /^[a-z0-9-]{1,24}$/, ['kv-ml-dev-2', 'kv-ml-dev-3', 'kv-ml-dev-4']],
  ['stmldev', /^[a-z0-9]{1,24}$/, ['stmldev2', 'stmldev3', 'stmldev4']],
  ['stmldev2', /^[a-z0-9]{8}$/, ['stmldev3', 'stmldev4']],
  ['fixed', /^fixed$/, []],
])('the names after %s are as %s takes them', (name, pattern, expected) => {
  expect(nextNames(name, z.string().regex(pattern))).toEqual(expected)
})
