import '../node-version.ts'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PlanwrightError } from '../domain/errors.ts'
import { readCorpus } from './eval/corpus.ts'
import { metered, meterLines } from './eval/metered-model.ts'
import { openEndpoint } from './eval/open-endpoint.ts'
import { scoreCorpus } from './eval/score-corpus.ts'
import { scoreTable } from './eval/score-table.ts'
import { openInterpreter } from './interpret/open-interpreter.ts'

const USAGE = `npm run eval -- --rules
npm run eval -- --endpoint URL --model NAME

Scores what is understood of the repository's own corpus of requests and dialogues.
  --rules         read with the rules alone
  --endpoint URL  let a model read what the rules leave unread; its key is in MODEL_API_KEY, and the other MODEL_
                  variables of the product hold too (docs/configuration.md)
  --model NAME    name of the model, or of the deployment on Azure
  --record DIR    keep what the endpoint answers in this folder
  --replay DIR    answer from what was kept there, without a network
  --corpus DIR    another folder with requests.jsonl and dialogues.jsonl
  --misses        list everything that is not as it should be
  --json          print numbers for programs
`

/** Day that the corpus is read on: dates in it are relative to this one. */
const corpusDay = new Date('2026-11-22T12:00:00Z')

/** `npm run eval`: how well people are understood. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rules: { type: 'boolean', default: false },
      endpoint: { type: 'string' },
      model: { type: 'string' },
      record: { type: 'string' },
      replay: { type: 'string' },
      corpus: { type: 'string', default: fileURLToPath(new URL('../../test/corpus', import.meta.url)) },
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return
  }
  const corpus = await readCorpus(values.corpus)
  const opened = values.rules ? null : openEndpoint(values, process.env)
  const counted = opened === null ? undefined : metered(opened)
  const interpreter = await openInterpreter({
    clock: { now: () => corpusDay },
    ...(counted === undefined ? {} : { model: counted.access }),
  })
  try {
    const tally = await scoreCorpus(corpus, interpreter)
    if (values.misses) {
      for (const { measure, id, what } of tally.misses) process.stdout.write(`${measure}  ${id}  ${what}\n`)
    }
    const scores = tally.scores()
    const { requests, dialogues } = corpus
    if (values.json) {
      const model =
        counted === undefined ? {} : { model: { name: counted.access.endpoint.name, ...counted.meter } }
      const numbers = { requests: requests.length, dialogues: dialogues.length, scores, ...model }
      process.stdout.write(`${JSON.stringify(numbers)}\n`)
      return
    }
    const reader = counted === undefined ? 'rules alone' : `rules and ${counted.access.endpoint.name}`
    process.stdout.write(
      `${requests.length} requests and ${dialogues.length} dialogues, read by ${reader}\n\n${scoreTable(scores)}`,
    )
    if (counted !== undefined) process.stdout.write(`\n${meterLines(counted.meter)}`)
  } finally {
    await interpreter.close()
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PlanwrightError) && !(error instanceof TypeError)) throw error
  process.stderr.write(`eval: ${error.message}\n`)
  process.exitCode = 1
}
