import { describe, expect, it } from 'vitest'
import { visibleText } from '../../../src/conversation/reading/visible-text.ts'
import type { AskedQuestion } from '../../../src/domain/brief.ts'
import { almanac } from './support/almanac.ts'
import { readComment, readIssue, settled, valuesOf } from './support/dialogue.ts'

const asked: readonly AskedQuestion[] = [
  { n: 1, capability: null, parameter: 'region', text: 'Which Azure region?', default: 'eastus2' },
  { n: 2, capability: 'databricks', parameter: 'max_workers', text: 'How many workers at most?', default: 2 },
]

/** 16 KB of one piece, with words to find before it. */
function flood(piece: string): string {
  return `region: uksouth\n${piece.repeat(Math.ceil(16_000 / piece.length)).slice(0, 16_000)}`
}

describe('16 KB of one thing', () => {
  it.each([
    ['addresses', '1.1.1.1 '],
    ['networks', 'from 10.0.0.0/8 to 10.0.0.1 '],
    ['colons', '::'],
    ['table cells', '|a|b|'],
    ['bars', '|\n'],
    ['nested quotes', '>> > '],
    ['quoted lines', '> > a\n'],
    ['open comments', '<!-- '],
    ['open tags', '<a '],
    ['brackets', '['],
    ['round brackets', '('],
    ['links', '[a](b'],
    ['strikes', '~~a'],
    ['environments', 'dev '],
    ['teams', 'a team '],
    ['names', 'resource group '],
    ['counts', '1-4 workers '],
    ['bare numbers', '1 '],
    ['bounds', 'min 1 max 2 '],
    ['number words', 'between one and '],
    ['money', '$5 '],
    ['thousands', '1,000 '],
    ['dates', 'jan 1 2020 '],
    ['ports', 'ports 1,2,3,'],
    ['port pairs', '443/tcp '],
    ['services', 'https '],
    ['flags', 'no gpu '],
    ['choices', 'etl '],
    ['keys', 'team: '],
    ['key lines', 'key: v\n'],
    ['headings', '### x\n'],
    ['list items', '9. a\n'],
    ['gates', 'confirm gpu '],
    ['commands', '/x\n'],
    ['agreements', 'yes, '],
    ['mentions', '@a '],
    ['paths', '/a'],
    ['mail addresses', 'a@'],
    ['hyphens', 'a-'],
    ['dots', 'a.'],
    ['questions', 'a? '],
    ['capabilities', 'firewall, '],
    ['additions', 'also 9090. '],
    ['removals', 'remove 8080, '],
    ['added capabilities', 'also databricks, firewall, '],
    ['rows of answers', '| 2 | a |\n'],
    ['numbers alone', '2.\n'],
    ['groups of numbers', 'keep 1, 2, '],
    ['boxes', '- [x] 443\n'],
    ['empty boxes', '- [ ] 443\n'],
    ['corrections', 'sorry 5. '],
    ['defaults', 'all the defaults except the region '],
    ['words around', 'ok so then now please '],
    ['many questions', '? a'],
    ['unknown things', 'database '],
    ['places', 'in Atlantis '],
    ['invisible characters', '\u200B'],
    ['combining marks', 'e\u0301'],
    ['spaces', ' '],
    ['line feeds', '\n'],
    ['quotation marks', '"'],
    ['wishes', 'keep the region '],
  ])('is read: %s', (_, piece) => {
    const text = flood(piece)
    expect(valuesOf(readComment(text, { asked }))['common.region']).toBe('uksouth')
    expect(readIssue('Create a Databricks workspace', text).capabilities.named).toContain('databricks')
  })

  it.each([
    ['mail addresses', 'a@b.example, '],
    ['hosts', 'a.b.example '],
    ['targets', 'to b.example '],
    ['quoted texts', '"a" '],
    ['items', 'containers a, '],
    ['joined items', 'a, '],
    ['schedules', 'every monday and '],
    ['times of day', 'daily at 1 '],
    ['cron', '* '],
    ['cron names', 'MON,'],
    ['zones', 'Europe/A '],
    ['thresholds', 'cpu above 1 '],
    ['signals', 'cpu cpu '],
    ['addresses of pages', 'https://a '],
    ['paths', 'a/b/c '],
    ['sizes', '1 GB '],
    ['colons', '1:'],
    ['people', 'people and '],
  ])('is read as a list or a time: %s', (_, piece) => {
    const given = { understanding: settled('almanac'), among: [almanac], asked: [] }
    expect(readComment(`slo: 99\n${flood(piece)}`, given).operations).toContainEqual(
      expect.objectContaining({ parameter: 'slo', value: 99 }),
    )
  })

  it('is cut when it is more', () => {
    const text = `region: uksouth\n${'team orbit. '.repeat(20_000)}`
    const reading = readComment(text)
    expect(reading.truncated).toBe(true)
    expect(valuesOf(reading)).toEqual({ 'common.region': 'uksouth', 'common.team': 'orbit' })
    expect(visibleText({ id: '1', by: 'alice', text }).text.length).toBeLessThan(17_000)
  })
})
