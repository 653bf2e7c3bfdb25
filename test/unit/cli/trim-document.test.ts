import { describe, expect, it } from 'vitest'
import { keepsPath, keepsWebhook } from '../../../src/cli/openapi/selection.ts'
import { trimDocument } from '../../../src/cli/openapi/trim-document.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const answer = { '200': { description: 'Fine', content: { 'application/json': { schema: ref('user') } } } }
const document = {
  openapi: '3.0.3',
  info: { version: '1.2.3', title: 'GitHub', license: { name: 'MIT', url: 'x' } },
  paths: {
    '/user': {
      parameters: {},
      get: { operationId: 'users/me', summary: 'Me', tags: ['users'], responses: answer },
    },
    '/gists': { get: { operationId: 'gists/list', responses: {} } },
  },
  'x-webhooks': {
    push: { post: { description: 'A push', requestBody: { content: ref('push') } } },
    'star-created': { post: {} },
  },
  components: {
    schemas: {
      push: { title: 'Push', type: 'object', properties: { sender: ref('user') } },
      user: {
        description: 'A person',
        type: 'object',
        properties: {
          title: { type: 'string', example: 'Dr', default: '' },
          description: { type: 'string' },
        },
        'x-multi-segment': true,
      },
      star: { type: 'object' },
    },
    examples: { user: { value: 1 } },
  },
}

describe("trimming GitHub's document", () => {
  const trimmed = trimDocument(document)

  it('keeps the selected operations and webhooks alone', () => {
    expect(Object.keys(trimmed.paths)).toEqual(['/user'])
    expect(Object.keys(trimmed['x-webhooks'])).toEqual(['push'])
    expect(trimmed.paths['/user']).toEqual({
      get: {
        operationId: 'users/me',
        responses: { '200': { content: { 'application/json': { schema: ref('user') } } } },
      },
    })
  })

  it('keeps the components they reach, without prose but with properties that are named like prose', () => {
    expect(trimmed.components).toEqual({
      schemas: {
        push: { type: 'object', properties: { sender: ref('user') } },
        user: {
          type: 'object',
          properties: { title: { type: 'string' }, description: { type: 'string' } },
        },
      },
    })
  })

  it('says so when a component is missing', () => {
    const broken = { ...document, components: { schemas: {} } }
    expect(() => trimDocument(broken)).toThrow(/refers to schemas\/\w+ and lacks it/)
  })
})

describe('the selection', () => {
  it.each(['/app', '/app/installations/{installation_id}/suspended', '/repos/{owner}/{repo}/hooks'])(
    'keeps %s',
    (path) => {
      expect(keepsPath(path)).toBe(true)
    },
  )

  it.each([
    '/gists',
    '/apps',
    '/repos/{owner}/{repo}/pages',
    '/repos/{owner}/{repo}/issues/{issue_number}/suggestions',
  ])('leaves out %s', (path) => {
    expect(keepsPath(path)).toBe(false)
  })

  it('keeps webhooks of the same subjects', () => {
    expect(['issues-opened', 'push', 'installation-suspend'].every(keepsWebhook)).toBe(true)
    expect(['star-created', 'repository-import', 'workflow-run-completed'].some(keepsWebhook)).toBe(false)
  })
})
