import { describe, expect, it } from 'vitest'
import { readToolsOptions } from '../../../src/cli/tools/options.ts'

const environment = { PATH: '/bin', TOKEN: 'x', SECRET: 'y' }
const read = (...args: string[]) => readToolsOptions(args, environment, '/here')

describe('the arguments of npm run tools', () => {
  it('name a program with its arguments apart, and only the variables that are named', () => {
    expect(read('inspect', '--stdio', `node "my server.ts" --mode 'a b' $HOME`, '--env', 'TOKEN')).toEqual({
      kind: 'inspect',
      address: {
        kind: 'stdio',
        command: 'node',
        args: ['my server.ts', '--mode', 'a b', '$HOME'],
        env: { PATH: '/bin', TOKEN: 'x' },
        cwd: '/here',
      },
    })
  })

  it('name an address with the variable of its token', () => {
    const request = read('inspect', '--url', 'https://a.example/', '--token', 'TOKEN')
    expect(request).toMatchObject({ kind: 'inspect', address: { kind: 'http', url: 'https://a.example/' } })
    expect(JSON.stringify(request)).not.toContain('"x"')
  })

  it('name the file to check, or leave it to the environment', () => {
    expect(read('check', '--file', 'a.yaml')).toEqual({ kind: 'check', file: 'a.yaml' })
    expect(readToolsOptions(['check'], { TOOL_SERVERS_FILE: 'b.yaml' }, '/')).toEqual({
      kind: 'check',
      file: 'b.yaml',
    })
  })

  it('ask for help when there are none', () => {
    expect(read()).toEqual({ kind: 'help' })
    expect(read('check', '--help')).toEqual({ kind: 'help' })
  })

  it.each([
    [['inspect'], '--stdio'],
    [['inspect', '--stdio', 'a', '--url', 'https://a.example'], '--stdio'],
    [['inspect', '--stdio', ' '], 'names no program'],
    [['inspect', '--url', 'http://a.example'], 'must begin with https'],
    [['inspect', '--url', 'https://a.example', '--token', 'NONE'], 'NONE is not set'],
    [['check'], 'TOOL_SERVERS_FILE'],
    [['check', 'this'], '"this" is not expected'],
    [['list'], 'there are inspect and check'],
    [['check', '--no-such'], "Unknown option '--no-such'"],
  ])('refuse %j', (args, words) => {
    expect(() => read(...args)).toThrow(words)
  })
})
