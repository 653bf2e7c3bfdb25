import '../node-version.ts'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PlanwrightError } from '../domain/errors.ts'
import { readCorpus } from './eval/corpus.ts'
import { scoreCorpus } from './eval/score-corpus.ts'
import { scoreTable } from './eval/score-table.ts'
import { openInterpreter } from './interpret/open-interpreter.ts'

const USAGE = `npm run eval -- --rules

Scores what is understood of the repository's own corpus of requests and dialogues.
  --rules         read with the rules alone; they are the only way of reading there is so far
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
      rules: { type: 'boolean', default: true },
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
  const interpreter = await openInterpreter({ clock: { now: () => corpusDay } })
  try {
    const tally = await scoreCorpus(corpus, interpreter)
    if (values.misses) {
      for (const { measure, id, what } of tally.misses) process.stdout.write(`${measure}  ${id}  ${what}\n`)
    }
    const { requests, dialogues } = corpus
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ requests: requests.length, dialogues: dialogues.length, scores: tally.scores() })}\n`
        : `${requests.length} requests and ${dialogues.length} dialogues, read by rules alone\n\n${scoreTable(tally.scores())}`,
    )
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
