import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'

const command = 'src/cli/model.ts'

/** The command with these variables and none of this shell. */
const run = (args: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
  execa(process.execPath, [command, ...args], { env: variables, extendEnv: false, reject: false })

describe('npm run model', () => {
  let directory = ''
  let endpoint: ChildProcess | undefined
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'model-command-'))
  })
  afterEach(async () => {
    if (endpoint?.kill('SIGTERM') === true) await once(endpoint, 'exit')
    endpoint = undefined
    await rm(directory, { recursive: true, force: true })
  })

  /** Starts the endpoint of the command and returns the variables that it prints. */
  const serve = async (answers: string): Promise<Record<string, string>> => {
    const file = join(directory, 'answers.jsonl')
    await writeFile(file, answers)
    const child = spawn(process.execPath, [command, 'serve', '--answers', file], { env: {} })
    endpoint = child
    let printed = ''
    while (printed.split('\n').length < 3) printed += String(await once(child.stdout, 'data'))
    return Object.fromEntries(
      printed
        .trim()
        .split('\n')
        .map((line) => line.split('=', 2)),
    )
  }

  it(verifies(['model.command'], 'tells that a model works, and what it used'), async () => {
    const variables = await serve('{"answer":{"ready":true,"words":["yes","here"]}}\n')
    const price = { MODEL_USD_PER_MILLION_INPUT: '1', MODEL_USD_PER_MILLION_OUTPUT: '2' }
    const { exitCode, stdout, stderr } = await run([], { ...variables, ...price })
    expect(stdout).toMatch(/^scripted at http:\/\/127\.0\.0\.1:\d+\/v1, json_schema, signing in with none\n/)
    expect(stdout).toMatch(/Answered in the form that was asked for, after \d+ ms: .* 0\.000\d+ USD\./)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  })

  it(verifies(['model.command'], 'tells why one does not'), async () => {
    const variables = await serve('{"answer":"It is ready."}\n')
    const { exitCode, stdout } = await run([], variables)
    expect(stdout).toContain('Not usable: the answer is not JSON. Try MODEL_FORMAT=json_object.')
    expect(exitCode).toBe(1)
  })

  it.each([
    ['no model', [], {}, 'no model is configured; set MODEL_NAME'],
    ['half a model', [], { MODEL_API_KEY: 'sk-secret' }, 'MODEL_NAME: missing'],
    ['a wrong limit', [], { MODEL_NAME: 'm', MODEL_CONCURRENCY: 'many' }, 'MODEL_CONCURRENCY: '],
    [
      'answers that are not there',
      ['serve', '--answers', 'nowhere.jsonl'],
      {},
      'nowhere.jsonl cannot be read',
    ],
  ])('refuses %s in one line', async (_, args, variables, sentence) => {
    const { exitCode, stdout, stderr } = await run(args, variables)
    expect(stderr).toContain(sentence)
    expect(stderr.split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('secret')
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })
})
