/** One class of a binding, with what its members and its HCL writer say. */
export interface BindingClass {
  readonly members: readonly Member[]
  /** How each configurable member is written to HCL, by Terraform name. */
  readonly hcl: ReadonlyMap<string, HclEntry>
  /** Terraform names that are nested blocks and no attributes. */
  readonly blocks: ReadonlySet<string>
}

/** One attribute or block as its comment, its private field and its getter declare it. */
export interface Member {
  readonly name: string
  readonly computed: boolean
  readonly optional: boolean
  readonly required: boolean
  /** Class of the private field and whether it wraps a set, for what is not a plain value. */
  readonly field: { readonly className: string; readonly wrapsSet: boolean } | undefined
  /** Body of the getter. */
  readonly getter: string
}

export interface HclEntry {
  readonly type: string
  readonly storage: string
}
