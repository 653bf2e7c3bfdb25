/** A JSON Schema as OpenAPI 3.0 writes it; only the keywords that GitHub's document uses are read. */
export type Schema = Readonly<Record<string, unknown>>

/** One place where a value does not match; `path` looks like `items[0].user.url`. */
export interface Mismatch {
  readonly path: string
  readonly problem: string
}

/** Checks a value against a schema, following references into `components`. */
export function checkValue(
  value: unknown,
  schema: Schema,
  resolve: (ref: string) => Schema,
  path = '',
): Mismatch[] {
  const ref = schema['$ref']
  if (typeof ref === 'string') return checkValue(value, resolve(ref), resolve, path)
  if (value === null) {
    return isNullable(schema, resolve) ? [] : [{ path, problem: 'is null' }]
  }
  return [
    ...checkType(value, schema, path),
    ...checkEnum(value, schema, path),
    ...checkFormat(value, schema, path),
    ...checkObject(value, schema, resolve, path),
    ...checkItems(value, schema, resolve, path),
    ...checkCombinations(value, schema, resolve, path),
  ]
}

/** Tells whether an unknown value is a JSON object. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNullable(schema: Schema, resolve: (ref: string) => Schema): boolean {
  if (schema['nullable'] === true) return true
  const ref = schema['$ref']
  if (typeof ref === 'string') return isNullable(resolve(ref), resolve)
  const branches = [...schemas(schema['oneOf']), ...schemas(schema['anyOf'])]
  if (branches.length > 0) return branches.some((branch) => isNullable(branch, resolve))
  const all = schemas(schema['allOf'])
  if (all.length > 0) return all.every((branch) => isNullable(branch, resolve))
  return schema['type'] === undefined
}

function checkType(value: unknown, schema: Schema, path: string): Mismatch[] {
  const { type } = schema
  if (typeof type !== 'string') return []
  const matches = {
    object: isSchema(value),
    array: Array.isArray(value),
    string: typeof value === 'string',
    integer: Number.isInteger(value),
    number: typeof value === 'number',
    boolean: typeof value === 'boolean',
  }[type]
  return matches === false ? [{ path, problem: `is not of type ${type}` }] : []
}

function checkEnum(value: unknown, schema: Schema, path: string): Mismatch[] {
  const allowed = schema['enum']
  if (!Array.isArray(allowed) || allowed.includes(value)) return []
  return [{ path, problem: `is ${JSON.stringify(value)}, not one of ${JSON.stringify(allowed)}` }]
}

function checkFormat(value: unknown, schema: Schema, path: string): Mismatch[] {
  if (typeof value !== 'string') return []
  const valid: Readonly<Record<string, (text: string) => boolean>> = {
    uri: (text) => URL.canParse(text) && !/[\s{}[\]"<>]/.test(text),
    'uri-template': (text) => URL.canParse(text.replaceAll(/\{[^}]*\}/g, '')),
    'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)),
    email: (text) => /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text),
  }
  const format = String(schema['format'])
  return valid[format]?.(value) === false ? [{ path, problem: `is no ${format}: ${value.slice(0, 80)}` }] : []
}

function checkObject(
  value: unknown,
  schema: Schema,
  resolve: (ref: string) => Schema,
  path: string,
): Mismatch[] {
  if (!isSchema(value)) return []
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  const missing = required
    .filter((name) => !(name in value))
    .map((name) => ({ path: join(path, name), problem: 'is missing' }))
  const wrong = Object.entries(value).flatMap(([name, item]) => {
    const property = properties[name]
    if (isSchema(property))
      return item === undefined ? [] : checkValue(item, property, resolve, join(path, name))
    const additional = schema['additionalProperties']
    if (additional === false) return [{ path: join(path, name), problem: 'is not allowed' }]
    return isSchema(additional) ? checkValue(item, additional, resolve, join(path, name)) : []
  })
  return [...missing, ...wrong]
}

function checkItems(
  value: unknown,
  schema: Schema,
  resolve: (ref: string) => Schema,
  path: string,
): Mismatch[] {
  const { items } = schema
  if (!Array.isArray(value) || !isSchema(items)) return []
  return value.flatMap((item, index) => checkValue(item, items, resolve, `${path}[${index}]`))
}

function checkCombinations(
  value: unknown,
  schema: Schema,
  resolve: (ref: string) => Schema,
  path: string,
): Mismatch[] {
  const all = schemas(schema['allOf']).flatMap((branch) => checkValue(value, branch, resolve, path))
  return [...all, ...checkBranches(schemas(schema['anyOf'])), ...checkBranches(schemas(schema['oneOf']))]

  /** `oneOf` is read as "at least one": GitHub's branches overlap. */
  function checkBranches(branches: readonly Schema[]): Mismatch[] {
    if (branches.length === 0) return []
    const results = branches.map((branch) => checkValue(value, branch, resolve, path))
    const fewest = results.toSorted((left, right) => left.length - right.length)[0] ?? []
    return fewest
  }
}

function schemas(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : []
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
