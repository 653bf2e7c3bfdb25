import type { Answers } from '../parameters.ts'

type Workload = NonNullable<Answers['workload']>

const meanings: Readonly<Record<string, Workload>> = {
  vision: 'vision_nlp',
  cv: 'vision_nlp',
  imaging: 'vision_nlp',
  nlp: 'vision_nlp',
  speech: 'vision_nlp',
  llm: 'training_large',
  genai: 'training_large',
  dl: 'training_large',
  serving: 'inference',
  inference: 'inference',
  scoring: 'inference',
}

/** What a team probably runs, read from the words of its name; undefined when they say nothing. */
export function workloadOfTeam(team: string): Workload | undefined {
  const word = team.split('-').find((one) => Object.hasOwn(meanings, one))
  return word === undefined ? undefined : meanings[word]
}
