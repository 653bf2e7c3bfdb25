/** One resource that exists in the sandbox cloud. */
export interface CloudResource {
  readonly type: string
  /** The name a person gave it; empty when its type has none. */
  readonly name: string
  readonly id: string
  /** Account it belongs to: subscription id, directory id or workspace host. */
  readonly scope: string
  /** Attributes as plain JSON data. */
  readonly values: { readonly [attribute: string]: unknown }
}

/** What identifies a resource; ids are compared without case, as Azure does. */
export type ResourceKey = Pick<CloudResource, 'type' | 'id' | 'scope'>

/** Keeps the resources of the sandbox cloud. */
export interface Store {
  readonly get: (key: ResourceKey) => Promise<CloudResource | undefined>
  /** Adds the resource; false, and nothing changed, when there is one of the same key, whoever added it. */
  readonly add: (resource: CloudResource) => Promise<boolean>
  /** Adds the resource or replaces the one of the same key. */
  readonly put: (resource: CloudResource) => Promise<void>
  /** Does nothing when there is no such resource. */
  readonly remove: (key: ResourceKey) => Promise<void>
  readonly list: () => Promise<CloudResource[]>
  /** Takes a numbered use of something that may happen a limited number of times; false when it is taken already. */
  readonly claim: (mark: string) => Promise<boolean>
}
