import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedNames } from '../../../src/conversation/accepted-names.ts'
import { applyEdit } from '../../../src/conversation/apply-edit.ts'
import { applyReading, forgetMessage } from '../../../src/conversation/apply-reading.ts'
import { readMessage } from '../../../src/conversation/read-message.ts'
import { sameUnderstanding } from '../../../src/conversation/same-understanding.ts'
import type { AskedQuestion, Understanding } from '../../../src/domain/brief.ts'
import { catalogue, settled, talk } from './support/dialogue.ts'

const asked: readonly AskedQuestion[] = [
  { n: 1, capability: null, parameter: 'region', text: 'Which Azure region?', default: 'eastus2' },
  { n: 2, capability: null, parameter: 'environment', text: 'Which environment?', default: 'dev' },
  { n: 3, capability: 'databricks', parameter: 'max_workers', text: 'How many workers at most?', default: 2 },
  { n: 4, capability: 'firewall', parameter: 'ports', text: 'Which ports?' },
]

/** Answers to one question each, in many forms. */
const answers: Readonly<Record<string, readonly string[]>> = {
  region: ['1. uksouth', 'region: westus3', 'West Europe', '1) keep', 'keep the region', '#1 North Europe'],
  environment: ['2. prod', 'environment = staging', 'it is for production', '2 keep', '| 2 | dev |'],
  max_workers: ['3. 4', '2-6 workers', 'at most 5 workers', '3: keep', 'default workers'],
  ports: ['4. 443', 'ports: 8080', 'tcp 5432', '- [x] https\n- [ ] ssh', '4 -> 8443-8450'],
}
const remarks = [
  'yes',
  'all defaults',
  'thanks',
  'what does it cost?',
  'sorry, 8081',
  'also 9090',
  'remove 443',
  'Virginia',
  'region: moonbase',
  'not production',
  'never mind',
  'we need this on Monday',
]
const questions = Object.keys(answers)
const oneAnswer = fc.constantFrom(...Object.values(answers).flat())
const anyReply = fc.oneof(oneAnswer, fc.constantFrom(...remarks))

function take(understanding: Understanding, id: string, text: string): Understanding {
  const message = { id, by: 'alice', text }
  return applyReading(understanding, readMessage(message, { understanding, asked }, catalogue), message)
}

/** The understanding after the comments with the numbers 1, 2, ... */
function takeAll(texts: readonly string[]): Understanding {
  return texts.reduce(
    (understanding, text, index) => take(understanding, String(index + 1), text),
    settled('databricks', 'firewall'),
  )
}

describe('a conversation', () => {
  it('learns nothing from a message that it has read before', () => {
    fc.assert(
      fc.property(fc.array(anyReply, { maxLength: 3 }), anyReply, (before, text) => {
        const once = takeAll([...before, text])
        const twice = take(once, String(before.length + 2), text)
        const statementsOf = ({ statements }: Understanding) =>
          Object.values(statements).map((one) =>
            Object.entries(one).map(([name, { value }]) => [name, value]),
          )
        expect(statementsOf(twice)).toEqual(statementsOf(once))
        expect([...acceptedNames(twice)].sort()).toEqual([...acceptedNames(once)].sort())
      }),
      { numRuns: 200 },
    )
  })

  it('takes two answers to different questions in any order', () => {
    const pair = fc
      .tuple(fc.shuffledSubarray(questions, { minLength: 2, maxLength: 2 }), fc.nat(9), fc.nat(9))
      .map(([names, left, right]) =>
        names.map((name, index) => {
          const texts = answers[name] ?? []
          return texts[(index === 0 ? left : right) % texts.length] ?? ''
        }),
      )
    fc.assert(
      fc.property(pair, (texts) => {
        expect(sameUnderstanding(takeAll(texts), takeAll(texts.toReversed()))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('reads an edited comment as if it had never said anything else', () => {
    fc.assert(
      fc.property(fc.array(anyReply, { maxLength: 2 }), anyReply, anyReply, (before, old, text) => {
        const id = String(before.length + 1)
        const message = { id, by: 'alice', text }
        const earlier = takeAll(before)
        const first = take(earlier, id, old)
        const reading = readMessage(message, { understanding: earlier, asked }, catalogue)
        const [edited, fresh] = [applyEdit(first, reading, message), applyReading(earlier, reading, message)]
        const said = (understanding: Understanding) =>
          Object.values(understanding.statements).flatMap((one) =>
            Object.entries(one).filter(([, { messageId }]) => messageId === id),
          )
        expect(said(edited).map(([name, { value }]) => [name, value])).toEqual(
          said(fresh).map(([name, { value }]) => [name, value]),
        )
        const acceptedIn = ({ accepted }: Understanding) =>
          new Map(accepted.filter((one) => one.messageId === id).map((one) => [one.name, one]))
        expect(acceptedIn(edited)).toEqual(acceptedIn(fresh))
        expect(edited.unresolved.filter(({ messageId }) => messageId === id)).toEqual(
          fresh.unresolved.filter(({ messageId }) => messageId === id),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('keeps nothing that a forgotten message said or accepted', () => {
    fc.assert(
      fc.property(fc.array(anyReply, { minLength: 1, maxLength: 4 }), fc.nat(3), (texts, index) => {
        const id = String(1 + (index % texts.length))
        const { statements, accepted, unresolved } = forgetMessage(takeAll(texts), id)
        const left = [...Object.values(statements).flatMap(Object.values), ...accepted, ...unresolved]
        expect(left.filter(({ messageId }) => messageId === id)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('asks at most seven questions, and none that has a usable answer', async () => {
    const replies = fc.array(
      fc.oneof(
        oneAnswer,
        fc.constantFrom(
          'team orbit',
          'from 10.1.0.0/16',
          'to 10.2.0.4',
          'ok',
          'keep the rest',
          'ETL',
          'prod',
        ),
      ),
      { minLength: 1, maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(replies, async (comments) => {
        const turns = await talk('Databricks workspace and a firewall rule', '', ...comments)
        for (const { brief, understanding } of turns) {
          expect(brief.questions.length).toBeLessThanOrEqual(7)
          expect(brief.questions.map(({ n }) => n)).toEqual(brief.questions.map((_, index) => index + 1))
          const refused = new Set([...brief.objections, ...brief.ambiguities].map((one) => one.parameter))
          for (const { capability, parameter } of brief.questions) {
            if (refused.has(parameter)) continue
            const scope = capability ?? 'common'
            expect(understanding.statements[scope]?.[parameter]).toBeUndefined()
            expect(acceptedNames(understanding).has(`${scope}.${parameter}`)).toBe(false)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
