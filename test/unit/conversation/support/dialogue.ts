import { databricks } from '../../../../capabilities/databricks/capability.ts'
import { firewall } from '../../../../capabilities/firewall/capability.ts'
import { createPriceBook } from '../../../../src/adapters/azure-prices/create-price-book.ts'
import type { Capability, CapabilityContext } from '../../../../src/capability/index.ts'
import { applyReading, emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { draftBrief } from '../../../../src/conversation/draft-brief.ts'
import { readMessage } from '../../../../src/conversation/read-message.ts'
import type { Message, Reading } from '../../../../src/conversation/reading.ts'
import { statedValues } from '../../../../src/conversation/stated-values.ts'
import type { AskedQuestion, Brief, Objection, Understanding } from '../../../../src/domain/brief.ts'

/** The capabilities that the stories speak of. */
export const catalogue: readonly Capability[] = [databricks, firewall]

/** Facts of a small organization on a fixed day. */
export const context: CapabilityContext = {
  today: '2026-11-22',
  request: { repository: 'acme/infra', number: 12, title: 'a request', author: 'alice' },
  subscriptions: {
    dev: '00000000-0000-4000-8000-000000000001',
    staging: '00000000-0000-4000-8000-000000000002',
    prod: '00000000-0000-4000-8000-000000000003',
  },
  networks: [
    { prefix: '10.50.0.0/16', networkSecurityGroup: 'nsg-core', resourceGroup: 'rg-network' },
    { prefix: '10.2.0.0/16', networkSecurityGroup: 'nsg-data', resourceGroup: 'rg-network' },
  ],
  dnsZones: [],
  endpointSubnets: {},
  logWorkspaces: {},
  egressAddresses: [],
  defaultRegion: 'eastus2',
  prices: createPriceBook(),
  companions: {},
}

/** What was understood after a message, and what was read from that message. */
export interface Turn {
  readonly reading: Reading
  readonly understanding: Understanding
  readonly brief: Brief
}

/** Reads the words of an issue. */
export function readIssue(title: string, text = ''): Reading {
  return readMessage(
    { id: 'issue', by: 'alice', title, text },
    { understanding: emptyUnderstanding, asked: [] },
    catalogue,
  )
}

/** Reads a comment on a request that is settled for both capabilities unless told otherwise. */
export function readComment(
  text: string,
  given: {
    understanding?: Understanding
    asked?: readonly AskedQuestion[]
    objections?: readonly Objection[]
    among?: readonly Capability[]
  } = {},
): Reading {
  const {
    understanding = settled('databricks', 'firewall'),
    asked = [],
    objections = [],
    among = catalogue,
  } = given
  return readMessage({ id: '5', by: 'alice', text }, { understanding, asked, objections }, among)
}

/** Nothing said but which capabilities are wanted. */
export function settled(...capabilities: string[]): Understanding {
  return { ...emptyUnderstanding, capabilities, choice: 'settled' }
}

/** `scope.parameter` -> value of everything a reading sets. */
export function valuesOf(reading: Reading): Record<string, unknown> {
  return Object.fromEntries(
    reading.operations
      .filter(({ op }) => op === 'set')
      .map(({ scope, parameter, value }) => [`${scope}.${parameter}`, value]),
  )
}

/** `scope.parameter` -> quoted words of everything a reading sets. */
export function quotesOf(reading: Reading): Record<string, string> {
  return Object.fromEntries(
    reading.operations.map(({ scope, parameter, quote }) => [`${scope}.${parameter}`, quote]),
  )
}

/** Carries an issue and the comments on it through reading, judging and drafting. */
export function talk(title: string, body: string, ...comments: string[]): Promise<Turn[]> {
  return talkAbout(catalogue, title, body, ...comments)
}

/** The same with other capabilities to choose from. */
export async function talkAbout(
  among: readonly Capability[],
  title: string,
  body: string,
  ...comments: string[]
): Promise<Turn[]> {
  const turns: Turn[] = []
  for (const [index, text] of [body, ...comments].entries()) {
    const before = turns.at(-1)
    const message: Message =
      index === 0 ? { id: 'issue', by: 'alice', title, text } : { id: String(index), by: 'alice', text }
    const known = before?.understanding ?? emptyUnderstanding
    const reading = readMessage(
      message,
      { understanding: known, asked: before?.brief.questions ?? [] },
      among,
    )
    const understanding = applyReading(known, reading, message)
    turns.push({ reading, understanding, brief: await judge(understanding, reading, among) })
  }
  return turns
}

/** Drafts the brief of what is understood. */
export async function judge(
  understanding: Understanding,
  reading: Reading | undefined,
  among: readonly Capability[] = catalogue,
): Promise<Brief> {
  const chosen = among.filter(({ id }) => understanding.capabilities.includes(id))
  const judged = await Promise.all(
    chosen.map(async (one) => [one.id, await one.assess(statedValues(understanding, one), context)] as const),
  )
  return draftBrief({ understanding, reading, assessments: Object.fromEntries(judged), catalogue: among })
}
