import type {
  Attribute,
  AttributeType,
  Block,
  NestedBlock,
  NestedType,
  Schema,
} from '../../../sandbox/cloud/engine/schema.ts'
import type { BindingClass, Member } from './binding-class.ts'

/** The classes of a source file by name, and how its provider declares attributes that have parts. */
export interface Classes {
  readonly byName: ReadonlyMap<string, BindingClass>
  /** Protocol 5 knows objects as a whole only; protocol 6 says of each part whether it is required. */
  readonly protocol: 5 | 6
}

const PRIMITIVES: Readonly<Record<string, 'string' | 'number' | 'bool' | 'dynamic'>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
}

/** Builds the schema that a generated class was made from; keys are in alphabetical order. */
export function schemaOfClass(className: string, classes: Classes): Schema {
  return { block: blockOf(className, classes), version: 0 }
}

function blockOf(className: string, classes: Classes): Block {
  const { members, blocks } = classOf(className, classes)
  const attributes: [string, Attribute][] = []
  const nested: [string, NestedBlock][] = []
  for (const member of members) {
    if (blocks.has(member.name) && member.field !== undefined) {
      nested.push([member.name, nestedBlock(className, member, classes)])
    } else {
      attributes.push([member.name, attributeOf(className, member, classes)])
    }
  }
  return {
    attributes: sorted(attributes),
    ...(nested.length === 0 ? {} : { block_types: sorted(nested) }),
  }
}

function sorted<T>(entries: readonly (readonly [string, T])[]): { [name: string]: T } {
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

function classOf(className: string, classes: Classes): BindingClass {
  const known = classes.byName.get(className)
  if (known === undefined) throw new Error(`the binding has no class ${className}`)
  return known
}

function attributeOf(className: string, member: Member, classes: Classes): Attribute {
  const isConfigurable = member.optional || member.required
  const nested = classes.protocol === 6 && isConfigurable ? partsOf(className, member, classes) : undefined
  return {
    // The parts of a computed object are all called computed, even those that are required in it.
    ...(member.computed && !member.required ? { computed: true } : {}),
    ...(nested === undefined ? {} : { nested_type: nested }),
    ...(member.optional ? { optional: true } : {}),
    ...(member.required ? { required: true } : {}),
    type: typeOf(className, member, classes),
  }
}

/** The parts of an attribute that is an object or a collection of objects; nothing for every other attribute. */
function partsOf(className: string, member: Member, classes: Classes): NestedType | undefined {
  const struct = structOf(member, classes)
  if (struct === undefined || struct.wrappers.length > 1) return undefined
  const { members } = classOf(struct.className, classes)
  const parts = members.map((part) => [part.name, attributeOf(struct.className, part, classes)] as const)
  const entry = classOf(className, classes).hcl.get(member.name)
  const kind = entry?.type ?? kindOfWrapper(struct.wrappers[0] ?? '', member)
  if (kind !== 'struct' && kind !== 'list' && kind !== 'set' && kind !== 'map') {
    throw notUnderstood(className, member)
  }
  return { attributes: sorted(parts), nesting_mode: kind === 'struct' ? 'single' : kind }
}

function nestedBlock(className: string, member: Member, classes: Classes): NestedBlock {
  const entry = classOf(className, classes).hcl.get(member.name)
  const struct = structOf(member, classes)
  if (struct === undefined) throw notUnderstood(className, member)
  const block = blockOf(struct.className, classes)
  if (entry?.type === 'struct') return { block, nesting_mode: 'single' }
  if (entry?.type !== 'list' && entry?.type !== 'set') throw notUnderstood(className, member)
  return {
    block,
    ...(struct.wrappers.length === 0 ? { max_items: 1 } : {}),
    ...(member.required ? { min_items: 1 } : {}),
    nesting_mode: entry.type,
  }
}

interface Struct {
  /** The class with the members of a nested object. */
  readonly className: string
  /** "List" or "Map", the outermost first; nothing when there is one object only. */
  readonly wrappers: readonly string[]
}

function structOf({ field }: Member, classes: Classes): Struct | undefined {
  let name = field?.className ?? ''
  if (name.endsWith('OutputReference')) return { className: name, wrappers: [] }
  const wrappers: string[] = []
  for (let wrapper = lastWord(name); wrapper !== ''; wrapper = lastWord(name)) {
    wrappers.push(wrapper)
    name = name.slice(0, -wrapper.length)
    if (classes.byName.has(`${name}OutputReference`)) return { className: `${name}OutputReference`, wrappers }
  }
  return undefined
}

function lastWord(name: string): string {
  return /(?:List|Map)$/.exec(name)?.[0] ?? ''
}

function typeOf(className: string, member: Member, classes: Classes): AttributeType {
  const entry = classOf(className, classes).hcl.get(member.name)
  const struct = structOf(member, classes)
  if (struct !== undefined) {
    const [outer = '', ...inner] = struct.wrappers
    const element = inner.reduceRight<AttributeType>(
      (type, wrapper) => [lowerKind(wrapper), type],
      ['object', objectType(struct.className, classes)],
    )
    const kind = entry?.type ?? kindOfWrapper(outer, member)
    if (kind === 'struct') return element
    if (kind === 'list' || kind === 'set' || kind === 'map') return [kind, element]
    throw notUnderstood(className, member)
  }
  const type = entry === undefined ? typeOfGetter(member) : typeOfStorage(entry.type, entry.storage)
  if (type === undefined) throw notUnderstood(className, member)
  return type
}

function objectType(struct: string, classes: Classes): { [name: string]: AttributeType } {
  const { members } = classOf(struct, classes)
  return sorted(members.map((member) => [member.name, typeOf(struct, member, classes)] as const))
}

function kindOfWrapper(wrapper: string, { field }: Member): 'struct' | 'list' | 'set' | 'map' {
  if (wrapper === '') return 'struct'
  if (wrapper === 'Map') return 'map'
  return field?.wrapsSet === true ? 'set' : 'list'
}

/** Reads "stringList" as the elements of a list or a set, "numberListList" as lists in it, and "string" as itself. */
function typeOfStorage(type: string, storage: string): AttributeType | undefined {
  if (type === 'simple') return PRIMITIVES[storage]
  const parts = /^([a-z]+)((?:List|Set|Map)*)$/.exec(storage)
  const primitive = PRIMITIVES[parts?.[1] ?? '']
  const inner = (parts?.[2] ?? '').match(/List|Set|Map/g)?.slice(0, -1) ?? []
  if (primitive === undefined || (type !== 'list' && type !== 'set' && type !== 'map')) return undefined
  return [type, inner.reduce<AttributeType>((element, kind) => [lowerKind(kind), element], primitive)]
}

function lowerKind(kind: string): 'list' | 'set' | 'map' {
  if (kind === 'List') return 'list'
  return kind === 'Set' ? 'set' : 'map'
}

/** Reads the type of what only the provider sets: "getStringAttribute", "getNumberListAttribute", a map class. */
function typeOfGetter({ field, getter }: Member): AttributeType | undefined {
  const map = /^cdk(?:tf|tn)\.(String|Number|Boolean|Any)Map(List)?$/.exec(field?.className ?? '')
  if (map !== null) {
    const type: AttributeType = ['map', PRIMITIVES[(map[1] ?? '').toLowerCase()] ?? 'string']
    if (map[2] === undefined) return type
    return [field?.wrapsSet === true ? 'set' : 'list', type]
  }
  const call = /\bget(String|Number|Boolean|Any)?(List|Map)?Attribute\(/.exec(getter)
  const primitive = PRIMITIVES[(call?.[1] ?? 'String').toLowerCase()]
  if (call === null || primitive === undefined) return undefined
  if (call[2] === undefined) return primitive
  if (call[2] === 'Map') return ['map', primitive]
  return [getter.includes('Fn.tolist(') ? 'set' : 'list', primitive]
}

function notUnderstood(className: string, { name, getter }: Member): Error {
  return new Error(`the type of ${name} in ${className} is written in a way that is not known: ${getter}`)
}
