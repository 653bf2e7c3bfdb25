import '../node-version.ts'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PlanwrightError } from '../domain/errors.ts'
import { openInterpreter } from './interpret/open-interpreter.ts'
import { clockOf } from './request/clock-of.ts'
import { readPolicy } from './request/read-policy.ts'

const USAGE = `npm run --silent interpret < FILE.jsonl

Reads issues and dialogues, one JSON object a line, and writes what is understood of each, one JSON line for each.
  {"id": "1", "title": "...", "body": "..."}
  {"id": "2", "turns": [{"author": "requester", "text": "..."}, ...]}

  --policy FILE      what the repository settles, as .github/planwright.yml; default: a sample organization
  --today YYYY-MM-DD the date to read with; default: today
  --reasons          tells with each issue why it is taken up or left alone, as "judged": its points, how many are
                     needed, and each reason with its points and the words; of a dialogue, with the turn that opens it
`

/** `npm run interpret`: what the bot understands and would answer, without a GitHub, a cloud or a model. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      policy: { type: 'string' },
      today: { type: 'string' },
      reasons: { type: 'boolean', default: false },
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
    reasons: values.reasons,
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
