import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'request-commands-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function run(command: 'render' | 'estimate', ...args: string[]) {
  return execa(process.execPath, [join(root, 'src', 'cli', `${command}.ts`), ...args], { reject: false })
}

const example = (name: string) => join(root, 'examples', 'requests', `${name}.json`)

/** Every file below a folder: path -> content. */
async function contentOf(path: string): Promise<Record<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = files.map(async (file) => [file.slice(path.length + 1), await readFile(file, 'utf8')])
  return Object.fromEntries(await Promise.all(read))
}

describe('npm run render', () => {
  it(
    verifies(['render.same'], 'writes the same bytes twice, and lists stacks in the order of their making'),
    async () => {
      const outs = [join(folder, 'first'), join(folder, 'second')] as const
      const args = ['--request', example('aurora'), '--today', '2026-11-22', '--out']
      const [one, two] = await Promise.all(outs.map((out) => run('render', ...args, out)))
      expect([one?.exitCode, two?.exitCode, one?.stderr]).toEqual([0, 0, ''])
      expect(await contentOf(outs[1])).toEqual(await contentOf(outs[0]))
      expect(one?.stdout.split('\n')).toEqual([
        'stacks/dev/aurora/aurora-data-scientists',
        'stacks/dev/aurora/dbw-aurora-dev',
        'stacks/dev/aurora/dbw-aurora-dev-objects',
        expect.stringMatching(/^stacks\/dev\/aurora\/dns-aurora-core-internal-a-/),
        expect.stringMatching(/^stacks\/dev\/aurora\/nsgsr-aurora-in-tcp-443-/),
        'stacks/dev/aurora/alerts-dbw-aurora-dev',
        'stacks/dev/aurora/budget-aurora-dev',
      ])
    },
  )

  it(
    verifies(['render.refused'], 'ends with 2, tells programs and people what is wrong, and writes nothing'),
    async () => {
      const request = join(folder, 'request.json')
      const block = { databricks: { max_workers: 900 }, dsn: {} }
      await writeFile(request, JSON.stringify({ capabilities: block, common: { team: 'data', regoin: 'x' } }))
      const { exitCode, stdout, stderr } = await run(
        'render',
        '--request',
        request,
        '--out',
        join(folder, 'out'),
      )
      expect(exitCode).toBe(2)
      expect(JSON.parse(stdout)).toEqual({
        errors: [
          {
            capability: 'common',
            param: 'regoin',
            value: 'x',
            reason: '"regoin" is no shared parameter: did you mean "region"?',
            suggestion: 'region',
          },
          {
            capability: 'dsn',
            param: null,
            value: null,
            reason: '"dsn" is no capability: did you mean "dns"?',
            suggestion: 'dns',
          },
          {
            capability: 'databricks',
            param: 'max_workers',
            value: 900,
            reason: 'max_workers cannot be 900: a cluster has at most 50 workers here; 50 would be right.',
            suggestion: 50,
          },
        ],
      })
      expect(stderr.split('\n')).toHaveLength(3)
      expect(await readdir(folder)).toEqual(['request.json'])
    },
  )

  it.each([
    [[], 'render: name the folder to write to with --out DIR'],
    [['--oot', 'x'], "render: Unknown option '--oot'"],
  ])('answers %j with exit code 1 and one sentence', async (args, sentence) => {
    const { exitCode, stdout, stderr } = await run('render', ...args)
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 1, stdout: '', stderr: sentence })
  })
})

describe('npm run estimate', () => {
  it('prints a line of figures for each stack and one for all', async () => {
    const { stdout, exitCode } = await run('estimate', '--request', example('databricks-dev'))
    expect(exitCode).toBe(0)
    expect(stdout.split('\n').slice(2, 6)).toEqual([
      'stack                      low    expected        high',
      'databricks               36.50       36.50       36.50',
      'databricks-objects      241.92      278.21      362.88',
      'total                   278.42      314.71      399.38',
    ])
  })
})
