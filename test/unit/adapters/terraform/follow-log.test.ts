import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApplyProgress } from '../../../../src/adapters/terraform/apply-progress.ts'
import { createExclusively } from '../../../../src/adapters/terraform/exclusively.ts'
import { followLog } from '../../../../src/adapters/terraform/follow-log.ts'
import { summarizePlan } from '../../../../src/adapters/terraform/summarize-plan.ts'
import { readLogLine, type UiMessage } from '../../../../src/adapters/terraform/ui-message.ts'

describe('followLog', () => {
  let directory: string
  let file: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'planwright-log-'))
    file = join(directory, 'log')
  })
  afterEach(() => rm(directory, { recursive: true }))

  const linesOf = async (content: string | Buffer): Promise<string[]> => {
    await writeFile(file, content)
    const lines: string[] = []
    await followLog(file, Promise.resolve(), (line) => lines.push(line))
    return lines
  }

  it('hands over lines while they are written, and the rest at the end', async () => {
    await writeFile(file, '')
    const ended = Promise.withResolvers<void>()
    const first = Promise.withResolvers<void>()
    const lines: string[] = []
    const following = followLog(file, ended.promise, (line) => {
      lines.push(line)
      first.resolve()
    })
    await appendFile(file, 'one\ntw')
    await first.promise
    expect(lines).toEqual(['one'])
    await appendFile(file, 'o\nthree')
    ended.resolve()
    await following
    expect(lines).toEqual(['one', 'two', 'three'])
  })

  it('leaves out a line above 1 MiB and reads on', async () => {
    const long = Buffer.alloc(1024 * 1024 + 1, 'x')
    expect(await linesOf(Buffer.concat([Buffer.from('a\n'), long, Buffer.from('\nb\n')]))).toEqual(['a', 'b'])
  })

  it('cuts any text into its lines, whatever the characters (property)', async () => {
    const line = fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.replaceAll('\n', ''))
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (texts) => {
        const written = texts.filter((text) => text !== '')
        expect(await linesOf(written.map((text) => `${text}\n`).join(''))).toEqual(
          written.map((text) => Buffer.from(text).toString()),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('keeps a character whole that two reads share', async () => {
    const text = `${'x'.repeat(64 * 1024 - 1)}\u{1F310}`
    expect(await linesOf(`${text}\n`)).toEqual([text])
  })

  it('ends when the process ended badly, too', async () => {
    await writeFile(file, 'last words\n')
    const lines: string[] = []
    await followLog(file, Promise.reject(new Error('it failed')), (line) => lines.push(line))
    expect(lines).toEqual(['last words'])
  })
})

describe('createApplyProgress', () => {
  const change = (address: string, ...actions: string[]): object => ({
    address,
    mode: 'managed',
    type: 't',
    change: { actions },
  })
  const message = (type: string, addr: string, action: string): UiMessage => {
    const read = readLogLine(JSON.stringify({ type, hook: { resource: { addr }, action } }))
    if (read.kind !== 'message') throw new Error('not a message')
    return read.message
  }

  it('counts a replacement once, when it is deleted and made again', () => {
    const { changes } = summarizePlan({
      format_version: '1.2',
      resource_changes: JSON.parse(
        JSON.stringify([change('t.a', 'delete', 'create'), change('t.b', 'update')]),
      ),
    })
    const progress = createApplyProgress(changes)
    const told = [
      message('apply_start', 't.a', 'delete'),
      message('apply_complete', 't.a', 'delete'),
      message('apply_start', 't.b', 'update'),
      message('apply_start', 't.a', 'create'),
      message('apply_progress', 't.b', 'update'),
      message('apply_complete', 't.a', 'create'),
      message('apply_errored', 't.b', 'update'),
      message('apply_start', 'data.t.c', 'read'),
    ].map((next, index) => progress.next(next, index))
    expect(told.map((next) => next && [next.done, next.total, next.current])).toEqual([
      [0, 2, 'deleting t.a'],
      [0, 2, 'deleting t.a'],
      [0, 2, 'updating t.b'],
      [0, 2, 'creating t.a'],
      [0, 2, 'creating t.a'],
      [1, 2, 'updating t.b'],
      [1, 2, 'updating t.b'],
      undefined,
    ])
    expect(told[4]?.elapsedMs).toBe(4)
  })
})

describe('createExclusively', () => {
  it('runs tasks of one key in their order, others beside them, and goes on after a failure', async () => {
    const exclusively = createExclusively()
    const gate = Promise.withResolvers<void>()
    const order: string[] = []
    const task = (name: string, wait?: Promise<void>) => async (): Promise<string> => {
      await wait
      order.push(name)
      return name
    }
    const first = exclusively('a', task('first', gate.promise))
    const failing = exclusively('a', () => Promise.reject(new Error('no')))
    const last = exclusively('a', task('last'))
    expect(await exclusively('b', task('beside'))).toBe('beside')
    gate.resolve()
    await expect(failing).rejects.toThrow('no')
    expect(await Promise.all([first, last])).toEqual(['first', 'last'])
    expect(order).toEqual(['beside', 'first', 'last'])
  })
})
