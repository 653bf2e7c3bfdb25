import { describe, expect, it } from 'vitest'
import { requestStatuses } from '../../../src/domain/request-state.ts'
import { aRequest } from '../../support/requests.ts'

describe('requests', () => {
  it.each(requestStatuses)('can become %s', (status) => {
    expect(aRequest(status).status).toBe(status)
  })
})
