import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Corpus, readCorpus } from '../../src/cli/eval/corpus.ts'
import { measures, type Scores } from '../../src/cli/eval/score.ts'
import { scoreCorpus } from '../../src/cli/eval/score-corpus.ts'
import { percentOf } from '../../src/cli/eval/score-table.ts'
import { openInterpreter } from '../../src/cli/interpret/open-interpreter.ts'
import { verifies } from '../scenarios/requirements.ts'

const folder = fileURLToPath(new URL('../corpus', import.meta.url))
/** What was reached, in percent; raised when more is reached, never lowered to make a change pass. */
const baseline = z
  .record(z.string(), z.number())
  .parse(JSON.parse(readFileSync(`${folder}/baseline.json`, 'utf8')))

let corpus: Corpus
let scores: Scores
beforeAll(async () => {
  corpus = await readCorpus(folder)
  const interpreter = await openInterpreter({ clock: { now: () => new Date('2026-11-22T12:00:00Z') } })
  try {
    scores = (await scoreCorpus(corpus, interpreter)).scores()
  } finally {
    await interpreter.close()
  }
}, 600_000)

describe('the corpus', () => {
  it('is large enough to tell something', () => {
    expect(corpus.requests.length).toBeGreaterThanOrEqual(200)
    expect(corpus.dialogues.length).toBeGreaterThanOrEqual(60)
  })

  it('has a baseline for every measure', () => {
    expect(Object.keys(baseline).sort()).toEqual(Object.keys(measures).sort())
  })

  it.each(Object.entries(measures))(
    verifies(['talk.corpus'], 'is understood as well as before: %s'),
    (name) => {
      const share = scores[name as keyof typeof measures]
      expect(percentOf(share)).toBeGreaterThanOrEqual(baseline[name] ?? 100)
    },
  )
})
