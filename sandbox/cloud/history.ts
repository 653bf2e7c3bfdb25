/** One thing that happened in the sandbox cloud. */
export interface CloudEvent {
  /** RFC 3339, UTC. */
  readonly at: string
  readonly operation: 'create' | 'read' | 'update' | 'delete'
  readonly type: string
  readonly name: string
  readonly id: string
  readonly outcome: 'done' | 'failed'
  /** First line of the error when it failed. */
  readonly error?: string
}
