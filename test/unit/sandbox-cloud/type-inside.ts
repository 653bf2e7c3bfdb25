import type { AttributeType } from '../../../sandbox/cloud/engine/schema.ts'

/** Type of a part of an attribute; lists and sets do not count in the path. Undefined when there is no such part. */
export function typeInside(type: AttributeType, path: readonly string[]): AttributeType | undefined {
  const [name = '', ...rest] = path
  if (path.length === 0) return type
  if (typeof type === 'string') return undefined
  const [kind, inner] = type
  if (kind === 'list' || kind === 'set') return typeInside(inner, path)
  const part = kind === 'object' ? inner[name] : undefined
  return part === undefined ? undefined : typeInside(part, rest)
}
