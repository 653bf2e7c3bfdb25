import nock from 'nock'
import { afterAll, afterEach, beforeAll } from 'vitest'

/**
 * Answers requests to one origin in the tests of the surrounding suite; nothing reaches a network.
 * A request without a mock and a mock without a request both fail the test, with the line that would mend it.
 */
export function useHttpMock(origin: string): () => nock.Scope {
  const unmatched: string[] = []
  const onNoMatch = (request: { readonly method?: string; readonly path?: string }) => {
    unmatched.push(`${request.method?.toLowerCase() ?? 'get'}('${request.path ?? ''}')`)
  }

  beforeAll(() => {
    nock.disableNetConnect()
    nock.emitter.on('no match', onNoMatch)
  })
  afterEach(() => {
    const missing = unmatched.splice(0).map((call) => `no mock for a request: add .${call}.reply(...)`)
    const unused = nock.pendingMocks().map((mock) => `a mock was not used: remove "${mock}"`)
    nock.cleanAll()
    if (missing.length + unused.length > 0) throw new Error([...missing, ...unused].join('\n'))
  })
  afterAll(() => {
    nock.emitter.off('no match', onNoMatch)
    nock.enableNetConnect()
    nock.restore()
  })
  return () => nock(origin)
}
