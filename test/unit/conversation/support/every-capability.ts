import { capabilityRegistry } from '../../../../capabilities/registry.ts'
import type { Capability } from '../../../../src/capability/index.ts'
import { emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { readMessage } from '../../../../src/conversation/read-message.ts'
import type { Reading } from '../../../../src/conversation/reading.ts'
import type { Understanding } from '../../../../src/domain/brief.ts'

const everything: readonly Capability[] = capabilityRegistry.map(({ capability }) => capability)

/** Reads an issue with every capability to choose from. */
export function readRequest(title: string, text = ''): Reading {
  const message = { id: 'issue', by: 'alice', title, text }
  return readMessage(
    message,
    { understanding: emptyUnderstanding, asked: [], today: '2026-11-22' },
    everything,
  )
}

/** Reads a comment on a request for which `understanding` was reached. */
export function readReply(text: string, understanding: Understanding): Reading {
  return readMessage({ id: '7', by: 'alice', text }, { understanding, asked: [] }, everything)
}

/** What a reading sets, by the name of the parameter. */
export function namedValues(reading: Reading): Record<string, unknown> {
  const set = reading.operations.filter(({ op }) => op === 'set')
  return Object.fromEntries(set.map(({ parameter, value }) => [parameter, value]))
}
