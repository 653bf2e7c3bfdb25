import * as z from 'zod'
import { editDistance } from './edit-distance.ts'
import { remembered } from './remembered.ts'

type Issue = z.core.$ZodIssue

/**
 * One clause for each thing that is wrong in a file that `schema` refused: the key, what it must be, and the nearest
 * allowed name. The schema is to be asked with `reportInput`.
 */
export function describeProblem(issue: Issue, schema: z.ZodType): string[] {
  const place = placeOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue.path, schema))
    case 'invalid_value':
      return issue.input === undefined
        ? [`${place} is missing: it must be ${oneOf(issue.values.map(String))}`]
        : [`${place} must be ${oneOf(issue.values.map(String))}${given(issue.input)}`]
    case 'invalid_type':
      return [
        issue.input === undefined
          ? `${place} is missing`
          : `${place} must be ${article(issue.expected)}${given(issue.input)}`,
      ]
    default:
      return [`${place} is ${shown(issue.input)}: ${issue.message}`]
  }
}

function unknownKey(key: string, path: readonly PropertyKey[], schema: z.ZodType): string {
  const allowed = allowedKeys(path, schema)
  const near = allowed.find((name) => editDistance(name, key.toLowerCase(), 2) <= 2)
  const place = placeOf([...path, key.slice(0, 60)])
  if (near !== undefined) return `${place} is not known, did you mean ${near}?`
  return allowed.length === 0
    ? `${place} is not known`
    : `${place} is not known, allowed here: ${allowed.join(', ')}`
}

interface Node {
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
}

const jsonSchemaOf = remembered((schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as Node)

function allowedKeys(path: readonly PropertyKey[], schema: z.ZodType): string[] {
  let node: Node | undefined = jsonSchemaOf(schema)
  for (const step of path) node = typeof step === 'number' ? node?.items : node?.properties?.[String(step)]
  return Object.keys(node?.properties ?? {})
}

/** `networks[0].prefix`; the whole file when there is no path. */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file'
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : `one of ${values.join(', ')}`
}

function article(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    object: 'a group of keys',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
  }
  return names[expected] ?? `of the kind ${expected}`
}

function given(input: unknown): string {
  return input === undefined ? '' : `, not ${shown(input)}`
}

function shown(input: unknown): string {
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'object') return input === null ? 'empty' : 'a group of keys'
  return JSON.stringify(input)?.slice(0, 60) ?? 'missing'
}
