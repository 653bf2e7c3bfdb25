import type { Answers } from '../parameters.ts'

type Workload = NonNullable<Answers['workload']>

const meanings: Readonly<Record<string, Workload>> = {
  ai: 'ml',
  ds: 'ml',
  ml: 'ml',
  mlops: 'ml',
  datascience: 'ml',
  machinelearning: 'ml',
  science: 'ml',
  research: 'ml',
  dl: 'deep_learning',
  vision: 'deep_learning',
  nlp: 'deep_learning',
  llm: 'deep_learning',
  genai: 'deep_learning',
  analytics: 'analytics',
  bi: 'analytics',
  insights: 'analytics',
  reporting: 'analytics',
  de: 'data_engineering',
  data: 'data_engineering',
  dataeng: 'data_engineering',
  etl: 'data_engineering',
  ingestion: 'data_engineering',
  streaming: 'streaming',
  events: 'streaming',
  iot: 'streaming',
  telemetry: 'streaming',
}

/** What a team probably runs, read from the words of its name; undefined when they say nothing. */
export function workloadOfTeam(team: string): Workload | undefined {
  const words = team.split('-')
  const found = words.filter((word) => Object.hasOwn(meanings, word)).map((word) => meanings[word])
  return found.find((workload) => workload !== 'data_engineering') ?? found[0]
}
