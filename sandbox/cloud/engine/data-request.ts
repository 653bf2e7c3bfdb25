import type { ValueObject } from '../protocol/value.ts'
import type { CloudResource } from '../store/store.ts'
import type { ResourceHints } from './hints.ts'
import type { Block } from './schema.ts'
import type { Scope } from './scope.ts'

/** A data source to read, and what the cloud can find. */
export interface DataRequest {
  readonly type: string
  readonly block: Block
  readonly hints: ResourceHints
  readonly scope: Scope
  readonly config: ValueObject
  /** Whether a resource type of the same name exists, so that only what was created can be found. */
  readonly isManaged: boolean
  /** Every resource of the account. */
  readonly resources: readonly CloudResource[]
}
