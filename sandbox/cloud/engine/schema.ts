import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** Type of an attribute as Terraform writes it in JSON: a name, or a collection with its element type. */
export type AttributeType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', AttributeType]
  | readonly ['tuple', readonly AttributeType[]]
  | readonly ['object', { readonly [name: string]: AttributeType }]

/** Parts of an attribute that is written as an object, or as a collection of objects, with "=". */
export interface NestedType {
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map'
  readonly attributes: { readonly [name: string]: Attribute }
}

export interface Attribute {
  /** What a value looks like; for an attribute with parts, an object of all of them. */
  readonly type: AttributeType
  readonly nested_type?: NestedType
  readonly required?: boolean
  readonly optional?: boolean
  readonly computed?: boolean
  readonly sensitive?: boolean
  readonly write_only?: boolean
  readonly deprecated?: boolean
  readonly description?: string
}

export interface NestedBlock {
  readonly nesting_mode: 'single' | 'group' | 'list' | 'set' | 'map'
  readonly block: Block
  readonly min_items?: number
  readonly max_items?: number
}

export interface Block {
  readonly attributes?: { readonly [name: string]: Attribute }
  readonly block_types?: { readonly [name: string]: NestedBlock }
}

export interface Schema {
  readonly version?: number
  readonly block: Block
}

/** Everything one provider declares, as `terraform providers schema -json` prints it. */
export interface ProviderSchema {
  readonly provider: Schema
  readonly resource_schemas?: { readonly [type: string]: Schema }
  readonly data_source_schemas?: { readonly [type: string]: Schema }
}

interface SchemaFile {
  readonly format_version: string
  readonly provider_schemas: { readonly [address: string]: ProviderSchema }
}

/**
 * Reads the schema of one provider from a gzipped `terraform providers schema -json` file.
 * @throws Error when the file is not of that format or holds another provider.
 */
export function readProviderSchema(file: URL, address: string): ProviderSchema {
  const parsed = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as SchemaFile
  const schema = parsed.provider_schemas?.[address]
  if (parsed.format_version !== '1.0' || schema === undefined) {
    throw new Error(`${file.pathname} is no provider schema of ${address} in format 1.0`)
  }
  return schema
}

/** Terraform prints no type for an attribute with parts. */
interface UntypedAttribute {
  readonly type?: AttributeType | undefined
  readonly nested_type?:
    | {
        readonly nesting_mode: NestedType['nesting_mode']
        readonly attributes: { readonly [name: string]: UntypedAttribute }
      }
    | undefined
}

/** The type of an attribute; nothing when neither it nor its parts have one. */
export function typeOfAttribute({ type, nested_type: nested }: UntypedAttribute): AttributeType | undefined {
  if (nested === undefined) return type
  const parts: [string, AttributeType][] = []
  for (const [name, part] of Object.entries(nested.attributes)) {
    const partType = typeOfAttribute(part)
    if (partType === undefined) return undefined
    parts.push([name, partType])
  }
  const object: AttributeType = ['object', Object.fromEntries(parts)]
  return nested.nesting_mode === 'single' ? object : [nested.nesting_mode, object]
}

/** Attributes of a block in their declared order. */
export function attributesOf(block: Block): readonly (readonly [string, Attribute])[] {
  return Object.entries(block.attributes ?? {})
}

/** The parts of an attribute as a block of the same shape; nothing for an attribute without parts. */
export function partsOf({ nested_type: nested }: Attribute): NestedBlock | undefined {
  return nested && { nesting_mode: nested.nesting_mode, block: { attributes: nested.attributes } }
}

/** Nested blocks of a block in their declared order. */
export function nestedBlocksOf(block: Block): readonly (readonly [string, NestedBlock])[] {
  return Object.entries(block.block_types ?? {})
}
