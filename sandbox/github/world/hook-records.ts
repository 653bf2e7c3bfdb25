/** A webhook of one repository. */
export interface RepositoryHook {
  readonly id: number
  readonly repositoryId: number
  active: boolean
  /** Names of events; `*` hears of everything. */
  events: readonly string[]
  url: string
  contentType: 'json' | 'form'
  secret: string | null
  insecureSsl: '0' | '1'
  readonly createdAt: string
  updatedAt: string
}
