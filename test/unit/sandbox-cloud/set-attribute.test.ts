import { describe, expect, test } from 'vitest'
import type { Block } from '../../../sandbox/cloud/engine/schema.ts'
import type { CloudResource } from '../../../sandbox/cloud/store/store.ts'
import { findResource } from '../../../src/cli/sandbox/find-resource.ts'
import { resourceTable } from '../../../src/cli/sandbox/resource-table.ts'
import { setAttribute } from '../../../src/cli/sandbox/set-attribute.ts'

const block: Block = {
  attributes: {
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true },
    tags: { type: ['map', 'string'], optional: true },
    zones: { type: ['list', 'string'], optional: true },
  },
  block_types: {
    rule: { nesting_mode: 'list', block: { attributes: { open: { type: 'bool', optional: true } } } },
  },
}

const resource: CloudResource = {
  type: 'azurerm_thing',
  name: 'thing-x',
  id: '/a/Thing-X',
  scope: 's',
  values: { name: 'thing-x', size: 1, tags: null, zones: ['1'], rule: [{ open: false }] },
}

describe('drift by hand', () => {
  test.each([
    ['name=thing=y', { name: 'thing=y' }],
    ['name=5', { name: '5' }],
    ['size=2', { size: 2 }],
    ['size=null', { size: null }],
    ['tags.team=data', { tags: { team: 'data' } }],
    ['tags={"a":"b"}', { tags: { a: 'b' } }],
    ['zones.0=3', { zones: ['3'] }],
    ['rule.0.open=true', { rule: [{ open: true }] }],
  ])('sets %s', (assignment, changed) => {
    expect(setAttribute(resource, block, assignment)).toEqual({
      ...resource,
      values: { ...resource.values, ...changed },
    })
  })

  test.each([
    ['nmae=x', 'azurerm_thing has no attribute "nmae"; did you mean "name"?'],
    ['__proto__=x', 'azurerm_thing has no attribute "__proto__"'],
    ['name', '"name" should be attribute=value'],
    ['=x', '"=x" should be attribute=value'],
    ['size=big', 'size needs a value in JSON and got "big"'],
    ['size=true', 'size is true and should be a number'],
    ['name.first=x', 'name.first leads too deep: azurerm_thing has a string there'],
    ['zones.4=x', 'zones.4 needs a number from 0 to 0 in the place of "4"'],
    ['rule.0.closed=true', 'azurerm_thing has no attribute "closed"'],
  ])('refuses %s', (assignment, message) => {
    expect(() => setAttribute(resource, block, assignment)).toThrow(message)
  })
})

describe('a resource of the cloud', () => {
  const other = { ...resource, type: 'azurerm_other', id: '/a/other' }

  test.each(['/A/thing-x', 'azurerm_thing.thing-x', 'azurerm_thing./a/thing-x'])('is found by %s', (text) => {
    expect(findResource([other, resource], text)).toBe(resource)
  })

  test('is not guessed when a name has two, or none', () => {
    expect(() => findResource([resource, other], 'thing-x')).toThrow('could be any of 2 resources')
    expect(() => findResource([resource], 'thing')).toThrow('has no resource "thing"')
  })

  test('is listed with its whole id', () => {
    expect(resourceTable([resource, other])).toBe(
      [
        'TYPE           NAME     ID',
        'azurerm_other  thing-x  /a/other',
        'azurerm_thing  thing-x  /a/Thing-X',
        '',
        '2 resources',
        '',
      ].join('\n'),
    )
    expect(resourceTable([])).toBe('The sandbox cloud is empty.\n')
  })
})
