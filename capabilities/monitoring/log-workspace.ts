import type { CapabilityContext, Environment } from '#capability'

/** Where the logs of a Databricks workspace go. */
export type LogPlace =
  | { readonly kind: 'new' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'id'; readonly id: string }

/** What makes a new log workspace: the word for it as a value of the parameter. */
export const newWorkspace = 'new'

/** GB a day after which a new log workspace stops taking logs; none in production. */
export const dailyCapGb: Readonly<Record<Environment, number | undefined>> = {
  dev: 1,
  staging: 2,
  prod: undefined,
}

/** GB of logs a day that one Databricks workspace is assumed to write. */
export const usualLogGbPerDay: Readonly<Record<Environment, number>> = { dev: 0.1, staging: 0.2, prod: 0.5 }

/** The log workspace that is proposed: the organization's, else a new one. */
export function proposedLogWorkspace({ logWorkspaces }: CapabilityContext, environment: Environment): string {
  return logWorkspaces[environment] ?? newWorkspace
}

export function logPlaceOf(logWorkspace: string): LogPlace {
  if (logWorkspace === newWorkspace) return { kind: 'new' }
  return logWorkspace.startsWith('/')
    ? { kind: 'id', id: logWorkspace }
    : { kind: 'named', name: logWorkspace }
}
