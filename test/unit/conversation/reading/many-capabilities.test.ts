import { describe, expect, it } from 'vitest'
import { syntheticCatalogue } from '../../../../src/cli/bench/synthetic-catalogue.ts'
import { emptyUnderstanding } from '../../../../src/conversation/apply-reading.ts'
import { readMessage } from '../../../../src/conversation/read-message.ts'
import { verifies } from '../../../scenarios/requirements.ts'

function route(title: string) {
  const message = { id: 'issue', by: 'alice', title, text: '' }
  return readMessage(message, { understanding: emptyUnderstanding, asked: [] }, syntheticCatalogue)
    .capabilities
}

describe('among 500 capabilities', () => {
  it('there are 500', () => {
    expect(new Set(syntheticCatalogue.map(({ id }) => id)).size).toBe(500)
  })

  it.each([
    ['Create a contoso kubernetes cluster for team ml', ['contoso_kubernetes_cluster']],
    [
      'Please set up a tailspin redis cache and a litware bucket',
      ['tailspin_redis_cache', 'litware_object_store'],
    ],
    ['adatum grafana board, dev', ['adatum_dashboard']],
  ])(verifies(['talk.many'], '%j names %j'), (title, ids) => {
    expect(route(title)).toMatchObject({ named: ids, candidates: [] })
  })

  it.each([
    ['We need a postgres database on fabrikam, dev', 'fabrikam_postgres_database'],
    ['a redis cache at wingtip please', 'wingtip_redis_cache'],
  ])('%j proposes the nearest first, and not many', (title, nearest) => {
    const { named, candidates } = route(title)
    expect(named).toEqual([])
    expect(candidates).toContain(nearest)
    expect(candidates.length).toBeLessThanOrEqual(6)
  })

  it('what nothing is near to is left alone', () => {
    expect(route('The office needs new chairs')).toMatchObject({ named: [], candidates: [] })
  })

  it('every capability is found by its title', () => {
    const missed = syntheticCatalogue.filter(
      ({ id, title }) => !route(`Create a ${title}`).named.includes(id),
    )
    expect(missed.map(({ id }) => id)).toEqual([])
  })
})
