import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { RequestState, requestStatuses } from '../../../src/domain/request-state.ts'

const folder = fileURLToPath(new URL('../../fixtures/request-state/v1/', import.meta.url))

describe('requests stored by version 1', () => {
  it.each(readdirSync(folder))('%s can still be read, whole', (file) => {
    const stored = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as object
    // What was added since has a default and stands beside what was stored.
    expect(RequestState.parse(stored)).toMatchObject(stored)
  })

  it('know of an accepted default only its name where nothing more was stored', () => {
    const stored = JSON.parse(readFileSync(`${folder}clarifying.json`, 'utf8'))
    const newer = { name: 'common.region', messageId: '7', by: 'alice' }
    stored.brief.understanding.accepted = ['common.environment', newer]
    const read = RequestState.parse(stored)
    expect(read).toMatchObject({
      brief: { understanding: { accepted: [{ name: 'common.environment' }, newer] } },
    })
    expect(RequestState.parse(JSON.parse(JSON.stringify(read)))).toEqual(read)
  })

  it('are there in every status', () => {
    expect(readdirSync(folder).sort()).toEqual(requestStatuses.map((status) => `${status}.json`).sort())
  })
})
