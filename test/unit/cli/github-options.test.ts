import { describe, expect, it } from 'vitest'
import { announceJson, announceText } from '../../../src/cli/github/announcement.ts'
import { GITHUB_HELP } from '../../../src/cli/github/help.ts'
import { readGithubCommand } from '../../../src/cli/github/options.ts'

describe('the arguments of npm run github', () => {
  it('start on a free port, without webhooks, in a temporary folder, with a text for people', () => {
    expect(readGithubCommand([])).toEqual({
      command: 'start',
      port: 0,
      webhookUrl: undefined,
      directory: undefined,
      output: 'text',
    })
  })

  it('name port, receiver, folder and output', () => {
    const args = [
      '--port',
      '4010',
      '--webhook-url',
      'http://127.0.0.1:3000/hook',
      '--directory=/tmp/x',
      '--json',
    ]
    expect(readGithubCommand(args)).toEqual({
      command: 'start',
      port: 4010,
      webhookUrl: 'http://127.0.0.1:3000/hook',
      directory: '/tmp/x',
      output: 'json',
    })
  })

  it.each(['--help', '-h'])('ask for help with %s', (option) => {
    expect(readGithubCommand([option])).toEqual({ command: 'help' })
  })

  it.each([
    [['--port', '65536'], '--port is "65536" and should be a number from 0 (a free one) to 65535'],
    [['--port', '-1'], '--port'],
    [['--port', '4e3'], '--port is "4e3"'],
    [['--port='], '--port is ""'],
    [['--webhook-url', 'localhost'], '--webhook-url is "localhost" and should be like http://'],
    [['--webhook-url', 'ftp://x/'], '--webhook-url is "ftp://x/"'],
    [['--directory='], '--directory needs the path of an empty folder'],
    [['--prot', '1'], 'Unknown option \'--prot\'; "npm run --silent github -- --help" tells what there is'],
    [['start'], 'Unexpected argument'],
  ])('are refused with one sentence: %j', (args, sentence) => {
    expect(() => readGithubCommand(args)).toThrow(sentence)
  })
})

describe('the announcement of npm run github', () => {
  const github = {
    url: 'http://127.0.0.1:4010',
    organisations: { acme: ['acme/infra'], globex: ['globex/network'] },
    tokens: { alice: 'ghp_a', mallory: 'ghp_m' },
    apps: [
      {
        id: 7,
        slug: 'bot',
        privateKey: 'KEY',
        webhookSecret: 'SECRET',
        installationId: 8,
        installations: [
          { id: 8, account: 'acme' },
          { id: 9, account: 'globex' },
        ],
      },
    ],
  }

  it('is one line of JSON for programs', () => {
    const text = announceJson(github)
    expect(text.indexOf('\n')).toBe(text.length - 1)
    expect(JSON.parse(text)).toEqual({
      url: 'http://127.0.0.1:4010',
      organisations: [
        { login: 'acme', repositories: ['acme/infra'] },
        { login: 'globex', repositories: ['globex/network'] },
      ],
      users: [
        { login: 'alice', token: 'ghp_a' },
        { login: 'mallory', token: 'ghp_m' },
      ],
      apps: [
        {
          id: 7,
          slug: 'bot',
          privateKey: 'KEY',
          webhookSecret: 'SECRET',
          installations: [
            { id: 8, account: 'acme' },
            { id: 9, account: 'globex' },
          ],
        },
      ],
    })
  })

  it('tells people everything but the private key', () => {
    const text = announceText(github)
    expect(text).toContain('  alice    ghp_a\n  mallory  ghp_m\n')
    expect(text).toContain('App bot: id 7, webhook secret SECRET\n  installation 8 on acme\n')
    expect(text).toContain('git clone http://alice:ghp_a@127.0.0.1:4010/acme/infra.git\n')
    expect(text).not.toContain('KEY')
  })

  it('comes with a help that names every option', () => {
    for (const option of ['--port', '--webhook-url', '--directory', '--json', '--help'])
      expect(GITHUB_HELP).toContain(`  ${option}`)
  })
})
