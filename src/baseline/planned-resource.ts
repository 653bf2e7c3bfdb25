/** A value that is known only after the apply. */
export const later = Symbol('known after the apply')

/** Values of a resource, or of one of its blocks, as a plan foretells them. Paths are written with dots. */
export interface Values {
  /**
   * The value at a path, `undefined` when there is none, or `later`.
   * A name after a list means its first entry, as Terraform writes a block that may be there once.
   */
  read(path: string): unknown
  /** The blocks at a path, or `later`. */
  blocks(path: string): readonly Values[] | typeof later
  /** Whether the configuration writes something at a path, whatever the value will be. */
  isWritten(path: string): boolean
  /** Whether what the configuration writes at a path is made of `resource`. */
  refersTo(path: string, resource: PlannedResource): boolean
  /** Whether it is made of any resource of a type. */
  refersToType(path: string, type: string): boolean
}

/** A resource that exists after the plan is applied. */
export interface PlannedResource extends Values {
  /** As Terraform writes it, e.g. `azurerm_storage_account.main`. */
  readonly address: string
  /** The same as the configuration writes it, for all instances of a block. */
  readonly block: string
  readonly type: string
}

/** The fields that are read of `show -json <plan>`. */
export interface PlanToExamine {
  readonly resource_changes?:
    | readonly {
        readonly address: string
        readonly type: string
        readonly mode?: 'managed' | 'data' | undefined
        readonly deposed?: string | undefined
        readonly change: {
          readonly actions: readonly string[]
          readonly after?: unknown
          readonly after_unknown?: unknown
        }
      }[]
    | undefined
  readonly configuration?:
    | {
        readonly root_module?:
          | {
              readonly resources?:
                | readonly {
                    readonly address: string
                    readonly expressions?: Readonly<Record<string, unknown>> | undefined
                  }[]
                | undefined
            }
          | undefined
      }
    | undefined
}

/** The managed resources that a plan leaves behind, changed or not. Configuration is known of the root module only. */
export function plannedResources(plan: PlanToExamine): PlannedResource[] {
  const written = new Map(
    (plan.configuration?.root_module?.resources ?? []).map(({ address, expressions }) => [
      address,
      expressions ?? {},
    ]),
  )
  return (plan.resource_changes ?? [])
    .filter(({ mode, deposed }) => mode !== 'data' && deposed === undefined)
    .filter(({ change }) => isObject(change.after))
    .map(({ address, type, change }) => {
      const block = withoutKey(address)
      return {
        address,
        block,
        type,
        ...valuesOf(change.after, change.after_unknown, written.get(block)),
      }
    })
}

function valuesOf(after: unknown, unknown: unknown, expressions: unknown): Values {
  return {
    read: (path) => readAt(after, unknown, path),
    blocks(path) {
      const value = readAt(after, unknown, path)
      if (value === later) return later
      if (!Array.isArray(value)) return []
      const marks = propertyAt(unknown, path)
      const blocks = propertyAt(expressions, path)
      return value.map((entry, index) => valuesOf(entry, entryOf(marks, index), entryOf(blocks, index)))
    },
    isWritten: (path) => propertyAt(expressions, path) !== undefined,
    refersTo(path, { block }) {
      return referencesIn(propertyAt(expressions, path)).some(
        (reference) => reference.startsWith(block) && ['', '.', '['].includes(reference.charAt(block.length)),
      )
    },
    refersToType(path, type) {
      return referencesIn(propertyAt(expressions, path)).some((reference) => reference.startsWith(`${type}.`))
    },
  }
}

function readAt(after: unknown, unknown: unknown, path: string): unknown {
  let value = after
  let mark = unknown
  for (const name of path.split('.')) {
    if (mark === true) return later
    value = property(value, name)
    mark = property(mark, name)
  }
  return mark === true ? later : value
}

function propertyAt(root: unknown, path: string): unknown {
  return path.split('.').reduce(property, root)
}

function property(from: unknown, name: string): unknown {
  const inside: unknown = Array.isArray(from) ? from[0] : from
  return isObject(inside) && Object.hasOwn(inside, name) ? inside[name] : undefined
}

function entryOf(list: unknown, index: number): unknown {
  return Array.isArray(list) ? list[index] : list
}

function referencesIn(expression: unknown): string[] {
  const references = property(expression, 'references')
  return Array.isArray(references) ? references.filter((entry) => typeof entry === 'string') : []
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** `a.b["x"]` is an instance of `a.b`. */
function withoutKey(address: string): string {
  return address.replace(/\[[^\]]{0,500}\]$/, '')
}
