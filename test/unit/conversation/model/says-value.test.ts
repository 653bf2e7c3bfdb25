import { describe, expect, it } from 'vitest'
import { fieldsInPlay, nameOf } from '../../../../src/conversation/model/model-question.ts'
import { saysValue } from '../../../../src/conversation/model/says-value.ts'
import type { JsonValue } from '../../../../src/domain/assessment.ts'
import { catalogue, settled } from '../support/dialogue.ts'

const both = settled('databricks', 'firewall')
const fields = fieldsInPlay(both, catalogue)

function says(words: string, name: string, value: JsonValue): boolean {
  const field = fields.find((one) => nameOf(one) === name)
  if (field === undefined) throw new Error(`there is no ${name}`)
  return saysValue(words, field, value, fields, both)
}

describe('words that are to prove a value', () => {
  it.each<[string, string, JsonValue]>([
    ['the group RG-Orbit', 'common.resource_group', 'rg-orbit'],
    ['six of them', 'databricks.max_workers', 6],
    ['443 and 8443', 'firewall.ports', ['443', '8443']],
    ['production', 'common.environment', 'prod'],
  ])('"%s" prove %s = %j', (words, name, value) => {
    expect(says(words, name, value)).toBe(true)
  })

  it.each<[string, string, JsonValue]>([
    ['the group rg-orbit-2', 'common.resource_group', 'rg-orbit'],
    ['version 4.5', 'databricks.max_workers', 4],
    ['the usual one', 'databricks.max_workers', 1],
    ['443', 'firewall.ports', []],
    ['443', 'firewall.ports', ['443', '8443']],
    ['not production', 'common.environment', 'prod'],
    ['anything', 'common.resource_group', ''],
    ['anything', 'databricks.gpu', true],
    ['please', 'databricks.gpu', true],
  ])('"%s" do not prove %s = %j', (words, name, value) => {
    expect(says(words, name, value)).toBe(false)
  })
})
