import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toolPin } from '../../../../../src/adapters/mcp/foreign/tool-pin.ts'

const tool = {
  description: 'Makes a box.',
  inputSchema: { type: 'object', properties: { b: { type: 'string' }, a: { enum: ['x', 'y'] } } },
  outputSchema: { type: 'object' },
}

describe('toolPin', () => {
  it('is the hash of canonical JSON', () => {
    const text =
      '{"description":"Makes a box.","inputSchema":{"properties":{"a":{"enum":["x","y"]},"b":{"type":"string"}},"type":"object"},"outputSchema":{"type":"object"}}'
    expect(toolPin(tool)).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
  })

  it('does not depend on the order of keys, nor on what is not used', () => {
    const { properties, type } = tool.inputSchema
    const reordered = { properties: { a: properties.a, b: properties.b }, type }
    const other = { ...tool, inputSchema: reordered, title: 'Other', _meta: {} }
    expect(toolPin(other)).toBe(toolPin(tool))
  })

  it.each([
    ['the description', { description: 'Makes a box' }],
    ['a missing description', { description: undefined }],
    ['a default', { inputSchema: { ...tool.inputSchema, default: {} } }],
    ['the order of values', { inputSchema: { type: 'object', properties: { a: { enum: ['y', 'x'] } } } }],
    ['the answer', { outputSchema: { type: 'object', properties: {} } }],
    ['a missing answer', { outputSchema: undefined }],
  ])('is another one for %s', (_, change) => {
    expect(toolPin({ ...tool, ...change })).not.toBe(toolPin(tool))
  })
})
