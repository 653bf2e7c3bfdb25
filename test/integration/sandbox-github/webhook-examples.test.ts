import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { readDelivery } from '../../../src/triggers/read-delivery.ts'
import { triggers } from '../../../src/triggers/triggers.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { knownDifferences, unrecordedKinds } from './webhook-differences.ts'
import { liveThrough, seedOfListener } from './webhook-examples-life.ts'
import { differencesBetween, shapeOf } from './webhook-examples-shape.ts'
import { startWorld } from './world.ts'

const Json = z.json()
const Recordings = z.array(
  z.object({ name: z.string(), examples: z.array(z.record(z.string(), z.unknown())) }),
)
/** The package is one JSON file, which its types take for a module. */
const require = createRequire(import.meta.url)
const recordings = Recordings.parse(require('@octokit/webhooks-examples'))

/**
 * Recorded webhooks of github.com, of 2019 to 2023, some edited by their collectors: every field that one of them has
 * and the double has not, or has in another type, is in a list with a reason.
 */
describe('webhooks of the double and recorded ones of github.com', () => {
  const payloads = new Map<string, unknown[]>()

  beforeAll(async () => {
    const world = await startWorld({ seed: seedOfListener() })
    await liveThrough(world)
    for (const { kind, body } of world.received) payloads.set(kind, [...(payloads.get(kind) ?? []), body])
    await world.close()
  })

  it('plays every kind that the bot listens to, and more', () => {
    expect([...triggers.keys()].filter((kind) => !payloads.has(kind))).toEqual([])
    expect(payloads.size).toBeGreaterThan(35)
    const silent = [...payloads.keys()].filter((kind) => recordedOf(kind).length === 0)
    expect(silent.toSorted()).toEqual(unrecordedKinds)
  })

  it.each([...triggers.keys()])('let the bot understand every %s, of the double and recorded', (kind) => {
    const [event = '', action = ''] = kind.split('.')
    const recorded = recordedOf(kind).map((example) => ({ ...example, installation: { id: 1 } }))
    for (const payload of [...(payloads.get(kind) ?? []), ...recorded]) {
      const delivery = { event, action, payload: Json.parse(payload) }
      expect(readDelivery(delivery, { slug: 'planwright' }).kind).not.toBe('unreadable')
    }
  })

  it(verifies(['github.recorded'], 'differ only where a reason is written down'), () => {
    const found = new Map<string, string[]>()
    for (const [kind, bodies] of payloads) {
      for (const line of differencesBetween(shapeOf(bodies), shapeOf(recordedOf(kind)))) {
        const difference = generalize(line)
        found.set(difference, [...(found.get(difference) ?? []), kind])
      }
    }
    const known = knownDifferences.flatMap(({ differences }) => differences)
    const unknown = [...found].filter(([difference]) => !known.includes(difference))
    expect(unknown.map(([difference, kinds]) => `${difference} (${kinds.join(', ')})`)).toEqual([])
    expect(known.filter((difference) => !found.has(difference))).toEqual([])
  })

  it('sees a field that is gone, one of another type, and nothing else', () => {
    const recorded = shapeOf([{ a: { b: 1, c: [{ d: 'x' }] }, e: null }, { e: 'text' }])
    const ours = shapeOf([{ a: { b: '1', c: [{}] }, e: 'other', more: true }])
    expect(differencesBetween(ours, recorded)).toEqual(['has a.b as string, not number', 'lacks a.c[].d'])
    expect(differencesBetween(shapeOf([{ a: null, e: 'x' }]), recorded)).toEqual([
      'has a as null, not object',
    ])
    expect(differencesBetween(shapeOf([{ a: { b: 1, c: [] }, e: null }]), recorded)).toEqual([])
  })
})

function recordedOf(kind: string): readonly Readonly<Record<string, unknown>>[] {
  const [name, action] = kind.split('.')
  const examples = recordings.find((recording) => recording.name === name)?.examples ?? []
  return examples.filter((example) => example['action'] === action)
}

/** The same record stands in many places; a difference in it is one difference. */
function generalize(difference: string): string {
  return difference
    .replace(/ (?:[\w.]+\.)?app\./, ' <app>.')
    .replace(/ (?:repository|pull_request\.(?:base|head)\.repo)\./, ' <repository>.')
    .replace(/ (?:[\w.]+\.labels\[\]|label)\./, ' <label>.')
}
