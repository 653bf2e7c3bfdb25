import type { ModelName } from './catalog.ts'

interface Retirement {
  /** Last day, where it is known. */
  readonly on?: string
  readonly successor: ModelName
}

/** Models that people still ask for and Azure no longer deploys (Microsoft's page on retirements, 2026-04-23). */
export const retiredModels = {
  'gpt-35-turbo': { on: '2025-02-13', successor: 'gpt-4.1-mini' },
  'gpt-35-turbo-16k': { on: '2025-04-30', successor: 'gpt-4.1-mini' },
  'gpt-4': { successor: 'gpt-4.1' },
  'gpt-4-32k': { successor: 'gpt-4.1' },
  'gpt-4o': { on: '2026-10-01', successor: 'gpt-4.1' },
  o1: { successor: 'o4-mini' },
  o3: { on: '2026-10-16', successor: 'o4-mini' },
  'o3-mini': { successor: 'o4-mini' },
  'text-embedding-ada-002': { successor: 'text-embedding-3-small' },
} as const satisfies Readonly<Record<string, Retirement>>

export type RetiredModelName = keyof typeof retiredModels

export const retiredModelNames = [
  'gpt-35-turbo',
  'gpt-35-turbo-16k',
  'gpt-4',
  'gpt-4-32k',
  'gpt-4o',
  'o1',
  'o3',
  'o3-mini',
  'text-embedding-ada-002',
] as const satisfies readonly RetiredModelName[]

/** What became of a model; undefined for one that is not retired. */
export function retirementOf(name: string): Retirement | undefined {
  return isRetired(name) ? retiredModels[name] : undefined
}

/** Whether a model is one of those that are gone. */
export function isRetired(name: string): name is RetiredModelName {
  return Object.hasOwn(retiredModels, name)
}
