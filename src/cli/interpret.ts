import '../node-version.ts'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { parsePolicy } from '../adapters/repository-policy/parse-policy.ts'
import { ConfigError, PlanwrightError } from '../domain/errors.ts'
import type { Policy } from '../domain/policy.ts'
import type { Clock } from '../ports/clock.ts'
import { openInterpreter } from './interpret/open-interpreter.ts'

const USAGE = `npm run --silent interpret < FILE.jsonl

Reads issues and dialogues, one JSON object a line, and writes what is understood of each, one JSON line for each.
  {"id": "1", "title": "...", "body": "..."}
  {"id": "2", "turns": [{"author": "requester", "text": "..."}, ...]}

  --policy FILE      what the repository settles, as .github/planwright.yml; default: a sample organization
  --today YYYY-MM-DD the date to read with; default: today
`

/** `npm run interpret`: what the bot understands and would answer, without a GitHub, a cloud or a model. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      policy: { type: 'string' },
      today: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return
  }
  const policy = values.policy === undefined ? undefined : await readPolicy(values.policy)
  const interpreter = await openInterpreter({
    clock: clockOf(values.today),
    ...(policy === undefined ? {} : { policy }),
  })
  try {
    let number = 0
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      if (line.trim() === '') continue
      const report = await interpreter.interpret(line)
      write('error' in report ? { line: number, ...report } : report)
    }
  } finally {
    await interpreter.close()
  }
}

async function readPolicy(path: string): Promise<Policy> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) throw new ConfigError(`there is no policy to read at ${path}`)
  return parsePolicy(text, path, undefined)
}

function clockOf(today: string | undefined): Clock {
  if (today === undefined) return { now: () => new Date() }
  const date = new Date(`${today}T12:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(date.getTime())) {
    throw new ConfigError(`--today is "${today}": write a date as YYYY-MM-DD`)
  }
  return { now: () => date }
}

function write(row: object): void {
  process.stdout.write(`${JSON.stringify(row)}\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PlanwrightError) && !(error instanceof TypeError)) throw error
  process.stderr.write(`interpret: ${error.message}\n`)
  process.exitCode = 1
}
