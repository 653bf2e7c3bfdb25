import type { Interpreter } from '../interpret/open-interpreter.ts'
import type { Corpus } from './corpus.ts'
import { createTally, scoreDialogue, scoreRequest, type Tally } from './score.ts'

/** Lets an interpreter read a whole corpus and counts what it got right. */
export async function scoreCorpus({ requests, dialogues }: Corpus, interpreter: Interpreter): Promise<Tally> {
  const tally = createTally()
  for (const request of requests) {
    const { id, title, body } = request
    const report = await interpreter.interpret(JSON.stringify({ id, title, body }))
    if ('reply' in report) scoreRequest(tally, request, report)
  }
  for (const dialogue of dialogues) {
    const turns = dialogue.turns.map(({ author, text, asked }) => ({ author, text, asked }))
    const report = await interpreter.interpret(JSON.stringify({ id: dialogue.id, turns }))
    if ('turns' in report) scoreDialogue(tally, dialogue, report)
  }
  return tally
}
