import type { Schema } from '../../../sandbox/cloud/engine/schema.ts'
import type { BindingClass, HclEntry, Member } from './binding-class.ts'
import { schemaOfClass } from './schema-of-class.ts'

export interface Binding {
  readonly kind: 'resource' | 'data' | 'provider'
  /** Terraform type; empty for a provider. */
  readonly type: string
  readonly schema: Schema
}

const CLASS = /^export class (\w+) extends cdk(?:tf|tn)\.(\w+) \{\n([\s\S]*?)^\}/gm
const INTERFACE = /^export interface (\w+)[^\n]*\{\n([\s\S]*?)^\}/gm
const WRITER = /^export function (\w+)ToHclTerraform\([\s\S]*?^\}/gm
const HCL_ENTRY =
  /^ +(\w+): \{\n +value: [^\n]*\n +isBlock: (?:true|false),\n +type: "(\w+)",\n +storageClassType: "(\w+)"/gm
const MEMBER =
  /^ {2}\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n(?: {2}private ([^\n]*)\n)? {2}public get \w+\(\)[^\n{]*\{\n +([^\n]*)\n/gm
const FIELD = /= new ([\w.]+)\(this, "\w+"(?:, (true|false))?\)/
const BLOCK_DOC = /^ +\*? ?(\w+) block$/gm
const ROOTS: Readonly<Record<string, Binding['kind']>> = {
  TerraformResource: 'resource',
  TerraformDataSource: 'data',
  TerraformProvider: 'provider',
}

/**
 * Reads the schemas in one generated source file of a provider binding (cdktf or cdktn, November 2026).
 * `protocol` is the plugin protocol that the provider speaks; attributes with parts exist in 6 only.
 * @throws Error naming the member that is written in a way it does not know.
 */
export function parseBinding(source: string, protocol: 5 | 6): Binding[] {
  const interfaces = new Map([...source.matchAll(INTERFACE)].map(([, name = '', body = '']) => [name, body]))
  const writers = new Map(
    [...source.matchAll(WRITER)].map(([text, name = '']) => [name.toLowerCase(), hclEntries(text)]),
  )
  const writerOf = (struct: string) => writers.get(struct.toLowerCase()) ?? new Map<string, HclEntry>()
  const classes = new Map<string, BindingClass>()
  // Structures of a provider have no class, so that all there is to know stands in their interface.
  for (const [name, body] of interfaces) {
    const hcl = writerOf(name)
    const members = membersOfInterface(body, hcl)
    classes.set(`${name}OutputReference`, { members, hcl, blocks: blockNames(body) })
  }
  const roots: { kind: Binding['kind']; type: string; className: string }[] = []
  for (const [, className = '', base = '', body = ''] of source.matchAll(CLASS)) {
    const kind = ROOTS[base]
    const struct = className.replace(/OutputReference$/, '')
    const hcl = kind === undefined ? writerOf(struct) : hclEntries(body)
    const members = membersOf(body, hcl).filter(({ name }) => kind !== 'provider' || name !== 'alias')
    const docs = interfaces.get(kind === undefined ? struct : `${className}Config`) ?? ''
    classes.set(className, { members, hcl, blocks: blockNames(docs) })
    const type = /tfResourceType = "(\w+)"/.exec(body)?.[1] ?? ''
    if (kind !== undefined) roots.push({ kind, type: kind === 'provider' ? '' : type, className })
  }
  return roots.map(({ kind, type, className }) => ({
    kind,
    type,
    schema: schemaOfClass(className, { byName: classes, protocol }),
  }))
}

function membersOf(body: string, hcl: ReadonlyMap<string, HclEntry>): Member[] {
  return [...body.matchAll(MEMBER)].map(
    ([, name = '', computed, optional, required, field = '', getter = '']) => {
      const made = FIELD.exec(field)
      return {
        name,
        computed: computed === 'true',
        optional: optional === 'true',
        required: required === 'true',
        field:
          made === null ? fieldOf(hcl.get(name)) : { className: made[1] ?? '', wrapsSet: made[2] === 'true' },
        getter,
      }
    },
  )
}

function membersOfInterface(body: string, hcl: ReadonlyMap<string, HclEntry>): Member[] {
  const needed = new Set(
    [...body.matchAll(/^ +readonly (\w+): /gm)].map(([, name = '']) => name.toLowerCase()),
  )
  return [...hcl].map(([name, entry]) => {
    const required = needed.has(name.replaceAll('_', '').toLowerCase())
    return { name, computed: false, optional: !required, required, field: fieldOf(entry), getter: '' }
  })
}

/** A storage class with a capital letter is a class of the binding, and no primitive. */
function fieldOf(entry: HclEntry | undefined): Member['field'] {
  return entry !== undefined && /^[A-Z]/.test(entry.storage)
    ? { className: entry.storage, wrapsSet: entry.type === 'set' }
    : undefined
}

function hclEntries(text: string): Map<string, HclEntry> {
  return new Map(
    [...text.matchAll(HCL_ENTRY)].map(([, name = '', type = '', storage = '']) => [name, { type, storage }]),
  )
}

function blockNames(body: string): Set<string> {
  return new Set([...body.matchAll(BLOCK_DOC)].map(([, name = '']) => name))
}
