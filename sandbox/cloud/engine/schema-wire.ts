import {
  bytesField,
  type Field,
  flagField,
  integerField,
  message,
  messageField,
  textField,
} from '../protocol/protobuf.ts'
import {
  type Attribute,
  attributesOf,
  type Block,
  type NestedBlock,
  type NestedType,
  nestedBlocksOf,
  type Schema,
} from './schema.ts'

const NESTING = { single: 1, list: 2, set: 3, map: 4, group: 5 } as const
const NO_FIELD: Field = new Uint8Array(0)

/** Writes a schema as the `Schema` message of the plugin protocol; `isSensitive` gets dotted paths without indexes. */
export function encodeSchema(schema: Schema, isSensitive: (path: string) => boolean): Uint8Array {
  return message([
    integerField(1, schema.version ?? 0),
    messageField(2, blockFields(schema.block, '', isSensitive)),
  ])
}

function blockFields(block: Block, prefix: string, isSensitive: (path: string) => boolean): Field[] {
  const attributes = attributesOf(block).map(([name, attribute]) =>
    messageField(2, attributeFields(name, attribute, `${prefix}${name}`, isSensitive)),
  )
  const blocks = nestedBlocksOf(block).map(([name, nested]) =>
    messageField(3, nestedFields(name, nested, `${prefix}${name}.`, isSensitive)),
  )
  return [...attributes, ...blocks]
}

function attributeFields(
  name: string,
  attribute: Attribute,
  path: string,
  isSensitive: (path: string) => boolean,
): Field[] {
  const { nested_type: nested } = attribute
  return [
    textField(1, name),
    nested === undefined ? bytesField(2, Buffer.from(JSON.stringify(attribute.type))) : NO_FIELD,
    flagField(4, attribute.required ?? false),
    flagField(5, attribute.optional ?? false),
    flagField(6, attribute.computed ?? false),
    flagField(7, (attribute.sensitive ?? false) || isSensitive(path)),
    flagField(9, attribute.deprecated ?? false),
    nested === undefined ? NO_FIELD : messageField(10, partsFields(nested, `${path}.`, isSensitive)),
    flagField(11, attribute.write_only ?? false),
  ]
}

function partsFields(nested: NestedType, prefix: string, isSensitive: (path: string) => boolean): Field[] {
  const parts = Object.entries(nested.attributes).map(([name, attribute]) =>
    messageField(1, attributeFields(name, attribute, `${prefix}${name}`, isSensitive)),
  )
  return [...parts, integerField(3, NESTING[nested.nesting_mode])]
}

function nestedFields(
  name: string,
  nested: NestedBlock,
  prefix: string,
  isSensitive: (path: string) => boolean,
): Field[] {
  return [
    textField(1, name),
    messageField(2, blockFields(nested.block, prefix, isSensitive)),
    integerField(3, NESTING[nested.nesting_mode]),
    integerField(4, nested.min_items ?? 0),
    integerField(5, nested.max_items ?? 0),
  ]
}
