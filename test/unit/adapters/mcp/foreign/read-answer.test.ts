import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../../../src/adapters/mcp/foreign/read-answer.ts'
import { verifies } from '../../../../scenarios/requirements.ts'

const files = {
  'main.tf': 'resource "azurerm_resource_group" "main" {\n  name = var.name\n  tags = var.tags\n}\n',
  'variables.tf':
    'variable "subscription_id" { type = string }\nvariable "tags" {}\nvariable "name" {}\nvariable "size" { default = 1 }\n',
  'terraform.tfvars.json': '{"name": "rg-orders"}',
}
const cost = { low: 1, expected: 2, high: 3, currency: 'USD', pricesOf: '2026-11-01' }
const rules = {
  resources: ['azurerm_resource_group'],
  data: [],
  texts: ['order-events', 'payments', 'two words'],
}

function read(content: object) {
  return readAnswer({ files, summary: 'a group', cost, ...content }, rules)
}

function answerOf(content: object) {
  const outcome = read(content)
  if ('fault' in outcome) throw new Error(outcome.fault)
  return outcome.answer
}

function faultOf(changed: Readonly<Record<string, string>>): string {
  const outcome = read({ files: { ...files, ...changed } })
  return 'fault' in outcome ? outcome.fault : 'none'
}

describe('readAnswer', () => {
  it('takes the files apart from the values', () => {
    const answer = answerOf({})
    expect(Object.keys(answer.files)).toEqual(['main.tf', 'variables.tf'])
    expect(answer.variables).toEqual({ name: 'rg-orders' })
    expect(answer.content.addresses).toEqual(['azurerm_resource_group.main'])
    expect(answer.cost).toEqual({ low: 1, expected: 2, high: 3, pricesOf: '2026-11-01', assumptions: [] })
  })

  it('is critical unless the tool says that it is not', () => {
    expect(answerOf({}).critical).toBe(true)
    expect(answerOf({ critical: false }).critical).toBe(false)
  })

  it.each([
    ['none', undefined],
    ['another currency', { ...cost, currency: 'EUR' }],
    ['no currency', { low: 1, expected: 2, high: 3 }],
    ['zero', { ...cost, low: 0, expected: 0 }],
    ['less than nothing', { ...cost, low: -1 }],
    ['amounts out of order', { ...cost, low: 3 }],
    ['words', { ...cost, expected: '2' }],
    ['infinity', { ...cost, high: Number.POSITIVE_INFINITY }],
    ['a list', []],
  ])('knows no price when it names %s', (_, given) => {
    expect(answerOf({ cost: given }).cost).toBeNull()
  })

  it('takes its words as plain words', () => {
    const answer = answerOf({
      summary: 'A **group** for @all, see https://evil.example.',
      cost: { ...cost, assumptions: ['[x](y).', ' ', 'one'] },
    })
    expect(answer.summary).toBe('A group for all, see (link)')
    expect(answer.cost?.assumptions).toEqual(['x (y)', 'one'])
  })

  it.each([
    ['../main.tf'],
    ['modules/a.tf'],
    ['.github/workflows/x.yml'],
    ['main.tf.json'],
    ['MAIN.tf'],
    ['override.tf'],
    ['main_override.tf'],
    ['versions.tf'],
    ['backend.tf'],
    ['terraform.tfvars'],
    ['x.auto.tfvars.json'],
    ['planwright.yaml'],
    ['.terraform.lock.hcl'],
    ['a b.tf'],
  ])('refuses the file %s', (name) => {
    expect(faultOf({ [name]: '' })).toContain('cannot be a file of a stack')
  })

  it.each([
    ['a line end of another kind', '# a\r\n'],
    ['a mark that turns the direction', '# a\u202eb\n'],
    ['a space that is none', 'locals\u00a0{}\n'],
    ['a zero byte', '# a\u0000\n'],
    ['a byte order mark', '\ufeff# a\n'],
    ['a line separator', '# a\u2028locals {}\n'],
  ])('refuses %s', (_, text) => {
    expect(faultOf({ 'more.tf': text })).toBe('more.tf holds characters that cannot be seen')
  })

  it('refuses too much', () => {
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`f${at}.tf`, '']))
    expect(faultOf(many)).toContain('more than 16 files')
    expect(faultOf({ 'more.tf': '#'.repeat(70_000) })).toContain('longer than')
    const two = { 'a.tf': '#'.repeat(60_000), 'b.tf': '#'.repeat(60_000), 'c.tf': '#'.repeat(60_000) }
    expect(faultOf(two)).toContain('longer than')
  })

  it.each([
    ['no JSON', 'name = "x"'],
    ['a list', '[]'],
    ['a name that is none', '{"a b": 1}'],
    ['what is nested too deeply', `{"name": ${'['.repeat(40)}${']'.repeat(40)}}`],
    ['what is nested beyond all bounds', `{"name": ${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ])('refuses values that are %s', (_, text) => {
    expect(faultOf({ 'terraform.tfvars.json': text })).toBe(
      'terraform.tfvars.json is no flat JSON object of values',
    )
  })

  it.each([
    ['{"name": "a", "other": 1}', 'sets other, which no file declares'],
    ['{"name": "a", "tags": {}}', 'sets tags, which Planwright sets'],
    ['{"name": "a", "subscription_id": "x"}', 'sets subscription_id, which Planwright sets'],
    ['{"size": 2}', 'the variable name has no value'],
  ])('refuses the values %s', (text, words) => {
    expect(faultOf({ 'terraform.tfvars.json': text })).toContain(words)
  })

  it('refuses a stack without the variable that its provider needs', () => {
    const variables = 'variable "tags" {}\nvariable "name" {}\n'
    expect(faultOf({ 'variables.tf': variables })).toContain('declares the variable subscription_id')
  })

  it.each([
    ['a text', 'locals { a = "sb-Order-Events-x" }\n'],
    ['a text inside an interpolation', 'locals { a = "${upper("order-events")}" }\n'],
    ['a heredoc', 'locals {\n  a = <<EOT\nfor order-events\nEOT\n}\n'],
    ['an escape', 'locals { a = "order\\u002devents" }\n'],
    ['a comment', '# for order-events\n'],
    ['a comment over lines', '/*\n order-events */\n'],
    ['a name', 'output "order-events" { value = 1 }\n'],
    ['a plain word in a text', 'locals { a = "team payments" }\n'],
    ['several words', 'locals { a = "these two words" }\n'],
  ])(verifies(['foreign.values'], 'refuses the words of a person in %s'), (_, text) => {
    expect(faultOf({ 'more.tf': text })).toMatch(
      /^more\.tf line \d: ".+" was stated by a person and belongs in terraform\.tfvars\.json$/,
    )
  })

  it.each([
    ['a part of another word', 'locals { a = "prepayments" }\n'],
    ['a plain word as a name', 'output "payments" { value = 1 }\n'],
  ])('takes %s for something else', (_, text) => {
    expect(faultOf({ 'more.tf': text })).toBe('none')
  })

  it('takes the type of a resource for what it is', () => {
    const outcome = readAnswer(
      { files },
      { ...rules, texts: ['azurerm_resource_group', 'resource_group', 'abc'] },
    )
    expect(outcome).toHaveProperty('answer')
  })

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { files: [] },
    { files: { 'main.tf': 1 } },
    { files, summary: 1 },
  ])('refuses %j', (content) => {
    expect(readAnswer(content, rules)).toHaveProperty('fault')
  })
})
