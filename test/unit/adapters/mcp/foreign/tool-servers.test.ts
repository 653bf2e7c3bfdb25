import { describe, expect, it } from 'vitest'
import { parseToolServers } from '../../../../../src/adapters/mcp/foreign/tool-servers.ts'
import { ConfigError } from '../../../../../src/domain/errors.ts'

const tool = {
  tool: 'queue',
  capability: 'message_queue',
  version: '1.0.0',
  title: 'Message queue',
  pin: `sha256:${'a'.repeat(64)}`,
  resources: ['azurerm_servicebus_queue'],
}
const server = { name: 'messaging', stdio: { command: 'node', args: ['server.ts'] }, tools: [tool] }
const environment = {
  PATH: '/bin',
  HOME: '/home',
  QUEUE_TOKEN: 'secret',
  EMPTY: '',
  ARM_CLIENT_SECRET: 'cloud',
}

function parse(servers: readonly object[], more: object = {}) {
  return parseToolServers(JSON.stringify({ version: 1, servers, ...more }), {
    path: 'tools.yaml',
    directory: '/etc/planwright',
    environment,
    isOurs: (name) => name.startsWith('ARM_'),
  })
}

describe('parseToolServers', () => {
  it('gives a program PATH and the variables that its entry names, and nothing else', () => {
    const named = { ...server, stdio: { ...server.stdio, environment: ['QUEUE_TOKEN'] } }
    expect(parse([named])).toEqual([
      {
        name: 'messaging',
        address: {
          kind: 'stdio',
          command: 'node',
          args: ['server.ts'],
          env: { PATH: '/bin', QUEUE_TOKEN: 'secret' },
          cwd: '/etc/planwright',
        },
        timeoutMs: 10_000,
        tools: [
          {
            ...tool,
            summary: 'Made by the tool server messaging.',
            synonyms: [],
            examples: [],
            data: [],
          },
        ],
      },
    ])
  })

  it('keeps a token where it is not printed', () => {
    const [remote] = parse([
      { name: 'remote', http: { url: 'https://tools.example/mcp', token: 'QUEUE_TOKEN' }, tools: [tool] },
    ])
    expect(JSON.stringify(remote)).not.toContain('secret')
    expect(remote?.address.kind === 'http' && remote.address.token?.reveal()).toBe('secret')
  })

  it.each(['https://tools.example/mcp', 'http://127.0.0.1:8080/', 'http://localhost/mcp', 'http://[::1]:1/'])(
    'takes the address %s',
    (url) => {
      expect(parse([{ name: 'remote', http: { url }, tools: [tool] }])).toHaveLength(1)
    },
  )

  it.each([
    ['http://tools.example/mcp', 'must begin with https://'],
    ['http://127.0.0.1.evil.example/', 'must begin with https://'],
    ['file:///etc/passwd', 'must begin with https://'],
    ['https://user:pass@tools.example/', 'a user, a password'],
    ['tools', 'no web address'],
  ])('refuses the address %s', (url, words) => {
    expect(() => parse([{ name: 'remote', http: { url }, tools: [tool] }])).toThrow(words)
  })

  it.each([
    ['an unknown key of the file', [server], { server: [] }, 'server is not known, did you mean servers?'],
    ['an unknown key of a server', [{ ...server, tool: [] }], {}, 'tool is not known, did you mean tools?'],
    ['an unknown key of a tool', [{ ...server, tools: [{ ...tool, pins: 'x' }] }], {}, 'did you mean pin?'],
    ['no version', [server], { version: 2 }, 'version must be 1'],
    [
      'neither program nor address',
      [{ name: 'a', tools: [tool] }],
      {},
      'the server a needs either stdio or http',
    ],
    ['both', [{ ...server, http: { url: 'https://a.example' } }], {}, 'needs either stdio or http'],
    ['no tools', [{ ...server, tools: [] }], {}, 'name at least one tool'],
    [
      'a tool without resources',
      [{ ...server, tools: [{ ...tool, resources: [] }] }],
      {},
      'at least one type',
    ],
    [
      'a resource of another provider',
      [{ ...server, tools: [{ ...tool, resources: ['null_resource'] }] }],
      {},
      'a type of resource of azurerm',
    ],
    [
      'a pin of another form',
      [{ ...server, tools: [{ ...tool, pin: 'sha256:abc' }] }],
      {},
      'sha256: and 64 digits',
    ],
    [
      'an id of another form',
      [{ ...server, tools: [{ ...tool, capability: 'Queue' }] }],
      {},
      'small letters',
    ],
    ['a title with markup', [{ ...server, tools: [{ ...tool, title: '<b>' }] }], {}, 'a title of'],
    ['a synonym in capitals', [{ ...server, tools: [{ ...tool, synonyms: ['Bus'] }] }], {}, 'small letters'],
    [
      'a server twice',
      [server, { ...server, tools: [{ ...tool, capability: 'b' }] }],
      {},
      'the server messaging is there twice',
    ],
    [
      'a capability twice',
      [server, { ...server, name: 'b' }],
      {},
      'the capability message_queue is there twice',
    ],
    [
      'a variable that is not set',
      [{ ...server, stdio: { command: 'x', environment: ['EMPTY'] } }],
      {},
      'EMPTY, which is not set',
    ],
    [
      'a credential of ours',
      [{ ...server, stdio: { command: 'x', environment: ['ARM_CLIENT_SECRET'] } }],
      {},
      "Planwright's own",
    ],
    [
      'a token that is not set',
      [{ name: 'a', http: { url: 'https://a.example', token: 'NONE' }, tools: [tool] }],
      {},
      'NONE, which is not set',
    ],
  ])('refuses %s', (_, servers, more, words) => {
    expect(() => parse(servers, more)).toThrow(ConfigError)
    expect(() => parse(servers, more)).toThrow(words)
    expect(() => parse(servers, more)).not.toThrow(/secret|cloud/)
  })

  it('refuses what is no YAML, and aliases', () => {
    const source = { path: 'tools.yaml', directory: '/', environment, isOurs: () => false }
    expect(() => parseToolServers('a: [', source)).toThrow(/^tools.yaml cannot be used: it is no valid YAML/)
    expect(() => parseToolServers('a: &x 1\nb: *x\n', source)).toThrow('aliases')
    expect(() => parseToolServers(' '.repeat(70_000), source)).toThrow('longer than')
  })
})
