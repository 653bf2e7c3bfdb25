export const deploymentStates = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
] as const
export type DeploymentState = (typeof deploymentStates)[number]

/** Who did something: a login, and the id of the app that acted, if one did. */
export interface Actor {
  readonly login: string
  readonly appId: number | null
}

/** A wish that a commit runs somewhere; what became of it is in its statuses. */
export interface Deployment {
  readonly id: number
  readonly sha: string
  /** Branch, tag or commit as it was asked for. */
  readonly ref: string
  readonly task: string
  /** A JSON object, or text. */
  readonly payload: unknown
  readonly environment: string
  readonly description: string | null
  readonly transient: boolean
  readonly production: boolean
  readonly creator: Actor
  readonly createdAt: string
  updatedAt: string
  /** Oldest first. */
  readonly statuses: DeploymentStatus[]
}

export interface DeploymentStatus {
  readonly id: number
  readonly state: DeploymentState
  readonly description: string
  readonly environment: string
  readonly environmentUrl: string
  readonly logUrl: string
  readonly creator: Actor
  readonly createdAt: string
}

/** Where deployments go; made by hand or by the first deployment that names it. */
export interface Environment {
  readonly id: number
  readonly name: string
  readonly createdAt: string
  updatedAt: string
}
