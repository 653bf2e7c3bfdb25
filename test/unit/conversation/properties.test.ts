import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyUnderstanding } from '../../../src/conversation/apply-reading.ts'
import { readMessage } from '../../../src/conversation/read-message.ts'
import { visibleText } from '../../../src/conversation/reading/visible-text.ts'
import type { AskedQuestion } from '../../../src/domain/brief.ts'
import { catalogue, settled } from './support/dialogue.ts'

const asked: readonly AskedQuestion[] = [
  { n: 1, capability: null, parameter: 'region', text: 'Which Azure region?', default: 'eastus2' },
  { n: 2, capability: 'databricks', parameter: 'max_workers', text: 'How many workers at most?', default: 2 },
  { n: 3, capability: 'firewall', parameter: 'source_ips', text: 'From which addresses?' },
  { n: 4, capability: null, parameter: 'team', text: 'Which team?' },
]

const fragments = [
  'create a Databricks workspace',
  'open port 443',
  'tcp 8080-8090',
  'from 10.1.0.0/16',
  'to 10.2.0.4',
  'for team orbit',
  'the data squad',
  'production',
  'dev',
  'not staging',
  'East US',
  'eastus2',
  'Virginia',
  'in Atlantis',
  'us-east-1',
  '1-4 workers',
  'workers: 8-2',
  'no GPU',
  'spot',
  'budget $500 a month',
  'until 2026-12-31',
  'region: uksouth',
  'team = x',
  '1. eastus 2. keep 3. no',
  'resource group rg-a',
  'name the resource group rg.b.',
  'yes',
  'cancel',
  'keep the rest',
  'keep region',
  'remove the budget',
  'confirm gpu',
  '/set region eastus',
  '/retry databricks',
  'private access',
  'ETL',
  'but',
  'and',
  'instead of',
  'actually',
  '### Region',
  '| team | orbit |',
  '```yaml',
  '- [x] gpu',
  '- [x] 8443',
  '- [ ] 22',
  '| 1 | westus2 |',
  '#2 4',
  '3 is 10.3.0.0/16',
  '2-4 ok',
  'all defaults',
  'otherwise as you suggest',
  'except the region',
  'sorry, 8081',
  'also 9091',
  'remove 8080',
  '4 then',
  'the region is fine',
  '\u200B',
  '~~prod~~',
  'é',
  '${x}',
  '"',
  '?',
]
/** Values that only ever stand in hidden parts. */
const hidden = [
  'region: japanwest',
  'team hidden',
  'environment: qa',
  'max workers: 49',
  'from 203.0.113.0/24',
  'yes',
]
const visiblePart = fc
  .tuple(fc.constantFrom(...fragments), fc.constantFrom(' ', ', ', '. ', '\n', '\n\n'))
  .map(([text, gap]) => text + gap)
const hiddenPart = fc
  .tuple(fc.constantFrom(...hidden), fc.constantFrom('comment', 'quote', 'attribute'))
  .map(([text, place]) => {
    if (place === 'comment') return `<!-- ${text} -->`
    return place === 'quote' ? `\n> ${text}\n\n` : `<img alt="x > ${text}">`
  })
const written = fc.array(
  fc.oneof({ weight: 4, arbitrary: visiblePart }, { weight: 1, arbitrary: hiddenPart }),
  { maxLength: 14 },
)
const stated = {
  ...settled('databricks', 'firewall'),
  statements: {
    firewall: {
      ports: { value: ['8080', '9090'], quote: 'ports 8080 and 9090', messageId: '0', by: 'alice' },
      source_ips: { value: ['10.1.0.0/16'], quote: '10.1.0.0/16', messageId: '0', by: 'alice' },
    },
    databricks: { max_workers: { value: 4, quote: '4 workers', messageId: '0', by: 'alice' } },
  },
}
const known = fc.constantFrom(
  emptyUnderstanding,
  settled('databricks'),
  settled('databricks', 'firewall'),
  stated,
)

describe('every message', () => {
  it('gives values only with words that are visible in it', () => {
    fc.assert(
      fc.property(written, known, fc.boolean(), (parts, understanding, isAnswer) => {
        const message = { id: '1', by: 'alice', text: parts.join('') }
        const reading = readMessage(message, { understanding, asked: isAnswer ? asked : [] }, catalogue)
        const { text } = visibleText(message)
        for (const { op, quote } of reading.operations) {
          expect(text).toContain(quote)
          expect(quote === '' && op === 'set').toBe(false)
        }
        for (const { quote } of reading.ambiguities) expect(text).toContain(quote)
        const said = JSON.stringify([reading.operations, reading.objections, reading.ambiguities])
        expect(said).not.toMatch(/japanwest|hidden|:49|203\.0\.113/)
      }),
      { numRuns: 400 },
    )
  })

  it('means the same without its hidden parts', () => {
    fc.assert(
      fc.property(fc.array(visiblePart, { maxLength: 8 }), fc.constantFrom(...hidden), (parts, secret) => {
        const read = (text: string) =>
          readMessage(
            { id: '1', by: 'alice', text },
            { understanding: settled('databricks', 'firewall'), asked },
            catalogue,
          )
        const open = `${parts.join('')}\n\n`
        expect(read(`${open}<!-- ${secret} -->`)).toEqual(read(open))
        expect(read(`> ${secret}\n\n${open}`)).toEqual(read(open))
      }),
      { numRuns: 200 },
    )
  })

  it('is an agreement only when nothing in it is anything else', () => {
    fc.assert(
      fc.property(written, (parts) => {
        const message = { id: '1', by: 'alice', text: parts.join('') }
        const reading = readMessage(
          message,
          { understanding: settled('databricks', 'firewall'), asked: [] },
          catalogue,
        )
        if (reading.intent !== 'accept') return
        expect(reading.operations).toEqual([])
        expect([...reading.objections, ...reading.ambiguities, ...reading.unread]).toEqual([])
        expect(reading.gateConfirmation).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('is read whatever characters it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const message = { id: '1', by: 'alice', text }
        const reading = readMessage(message, { understanding: emptyUnderstanding, asked }, catalogue)
        for (const { quote } of reading.operations) expect(visibleText(message).text).toContain(quote)
      }),
      { numRuns: 300 },
    )
  })
})
