import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { checkValue, isSchema, type Mismatch, type Schema } from './json-schema.ts'

const file = new URL('../../../sandbox/github/openapi/github-openapi-trimmed.json.gz', import.meta.url)

interface Operation {
  readonly method: string
  readonly template: string
  readonly pattern: RegExp
  readonly literals: number
  readonly responses: Schema
}

/** GitHub's document as a judge of responses and webhooks. */
export interface OpenApi {
  /** `METHOD /template` of every operation. */
  readonly operations: readonly string[]
  /** Name of the operation a request belongs to (`GET /repos/{owner}/{repo}`), or undefined when the document lacks it. */
  operationOf(method: string, path: string): string | undefined
  /** Tells whether a status is the success that the document gives for an operation: 2xx, or 3xx where it has no 2xx. */
  isSuccess(operation: string, status: number): boolean
  /** Checks a response body; `undefined` when the document has no schema for it. */
  checkResponse(operation: string, status: number, body: unknown): Mismatch[] | undefined
  /** Checks a webhook; `undefined` when the document does not have the kind (`issues.opened`). */
  checkWebhook(kind: string, body: unknown): Mismatch[] | undefined
}

/** Reads the committed document. */
export function loadOpenApi(): OpenApi {
  const document: unknown = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
  const operations = Object.entries(child(document, 'paths'))
    .flatMap(([template, item]) => readOperations(template, item))
    .toSorted((left, right) => right.literals - left.literals)
  const webhooks = child(document, 'x-webhooks')

  function resolve(ref: string): Schema {
    return ref
      .replace('#/', '')
      .split('/')
      .reduce<Schema>((value, name) => child(value, name), child({ document }, 'document'))
  }

  function named(name: string): Operation | undefined {
    return operations.find(({ method, template }) => `${method} ${template}` === name)
  }

  return {
    operations: operations.map(({ method, template }) => `${method} ${template}`),
    operationOf(method, path) {
      const found = operations.find(
        (operation) => operation.method === method && operation.pattern.test(path),
      )
      return found === undefined ? undefined : `${found.method} ${found.template}`
    },
    isSuccess(name, status) {
      const statuses = Object.keys(named(name)?.responses ?? {})
      const successes = statuses.filter((code) => code.startsWith('2'))
      return (successes.length > 0 ? successes : statuses).includes(String(status))
    },
    checkResponse(name, status, body) {
      const operation = named(name)
      const declared = operation?.responses[String(status)]
      if (!isSchema(declared)) return [{ path: '', problem: `status ${status} is not documented` }]
      const response = typeof declared['$ref'] === 'string' ? resolve(declared['$ref']) : declared
      const schema = find(response, ['content', 'application/json', 'schema'])
      return schema === undefined ? undefined : checkValue(body, schema, resolve)
    },
    checkWebhook(kind, body) {
      const schema = find(webhooks, [
        webhookName(kind),
        'post',
        'requestBody',
        'content',
        'application/json',
        'schema',
      ])
      return schema === undefined ? undefined : checkValue(body, schema, resolve)
    },
  }
}

/** A dispatch carries whatever action its sender chose; the document shows it with an example. */
function webhookName(kind: string): string {
  if (kind.startsWith('repository_dispatch.')) return 'repository-dispatch-sample.collected'
  return kind.replaceAll(/[._]/g, '-')
}

function readOperations(template: string, item: unknown): Operation[] {
  const parts = template.split('/').map((part) => {
    if (!part.startsWith('{')) return part
    if (part === '{path}') return '.*'
    if (['{ref}', '{branch}', '{basehead}'].includes(part)) return '.+'
    return /_(?:number|id)\}$/.test(part) ? '\\d+' : '[^/]+'
  })
  const literals = template.split('/').filter((part) => !part.startsWith('{')).length
  const pattern = new RegExp(`^${parts.join('/').replace(/\/\.\*$/, '(?:/.*)?')}$`)
  return Object.entries(isSchema(item) ? item : {}).map(([method, operation]) => ({
    method: method.toUpperCase(),
    template,
    pattern,
    literals,
    responses: child(operation, 'responses'),
  }))
}

function find(value: unknown, names: readonly string[]): Schema | undefined {
  let current: unknown = value
  for (const name of names) {
    if (!isSchema(current)) return undefined
    current = current[name]
  }
  return isSchema(current) ? current : undefined
}

function child(value: unknown, name: string): Schema {
  const found = isSchema(value) ? value[name] : undefined
  if (!isSchema(found)) throw new Error(`the OpenAPI document has no object "${name}"`)
  return found
}
