import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { codeSteps } from './cross-check-code.ts'
import { openDouble, openEmulator, type Place } from './cross-check-places.ts'
import type { Seen } from './cross-check-step.ts'
import { talkSteps } from './cross-check-talk.ts'

const steps = [...talkSteps, ...codeSteps]

/**
 * The double against an emulator of other authors, so that not one reading of GitHub judges itself. Compared is what
 * that emulator does as GitHub does: pull requests, reviews, permissions of people and most webhooks are not part of it.
 */
describe('the same life at the double and at an emulator of other authors', () => {
  const seen = new Map<string, Seen[]>()
  const places: Place[] = []

  beforeAll(async () => {
    for (const open of [openDouble, openEmulator]) {
      const place = await open()
      places.push(place)
      const memory = new Map<string, string | number>()
      const life: Seen[] = []
      for (const step of steps) life.push(await step.take(place, memory))
      seen.set(place.name, life)
    }
  })
  afterAll(async () => {
    for (const place of places) await place.close()
  })

  it.each(steps.map(({ name }, index) => [name, index] as const))(
    verifies(['github.cross-check'], '%s'),
    (_name, index) => {
      expect(seen.get('the double')?.[index]).toEqual(seen.get('the emulator')?.[index])
    },
  )

  it('tells results apart from refusals', () => {
    const statuses = seen.get('the emulator')?.map(({ status }) => status) ?? []
    expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(40)
    expect(new Set(statuses.filter((status) => status >= 400))).toEqual(new Set([401, 403, 404, 409, 422]))
  })
})
