import { exceptions } from './exceptions.ts'
import type { Mismatch } from './json-schema.ts'
import { loadOpenApi } from './openapi.ts'

/** What was compared with GitHub's document, and what did not match. */
export interface Conformance {
  recordResponse(response: {
    readonly method: string
    readonly path: string
    readonly status: number
    readonly body: unknown
  }): void
  recordWebhook(kind: string, body: unknown): void
  /** Lines such as `GET /app 200: owner.url is missing`, each once; empty when everything matched. */
  problems(): string[]
  /** Operations that answered 2xx under a schema of the document, sorted. */
  coveredOperations(): string[]
  /** Operations of the double that the document does not have, sorted. */
  unknownOperations(): string[]
  coveredWebhooks(): string[]
  unknownWebhooks(): string[]
  /** Reasons of the exceptions that excused something. */
  usedExceptions(): string[]
}

const openapi = loadOpenApi()

/** Creates an empty record. */
export function createConformance(): Conformance {
  const problems = new Set<string>()
  const operations = new Set<string>()
  const webhooks = new Set<string>()
  const unknownOperations = new Set<string>()
  const unknownWebhooks = new Set<string>()
  const used = new Set<string>()

  function note(where: string, mismatches: readonly Mismatch[]): void {
    for (const { path, problem } of mismatches) {
      const general = path.replaceAll(/\[\d+\]/g, '[]')
      const excuse = exceptions.find(
        (exception) =>
          exception.where.test(where) && exception.path.test(general) && exception.problem.test(problem),
      )
      if (excuse === undefined) problems.add(`${where}: ${general} ${problem}`)
      else used.add(excuse.reason)
    }
  }

  return {
    recordResponse({ method, path, status, body }) {
      const operation = openapi.operationOf(method, path)
      if (failedOnPurpose(body)) return
      if (status >= 400) {
        note(`${method} ${path} ${status}`, checkError(status, body))
        return
      }
      if (operation === undefined) {
        unknownOperations.add(`${method} ${path.replaceAll(/\/[0-9a-f]{40}|\/\d+/g, '/*')}`)
        return
      }
      if (openapi.isSuccess(operation, status)) operations.add(operation)
      note(`${operation} ${status}`, openapi.checkResponse(operation, status, body) ?? [])
    },
    recordWebhook(kind, body) {
      const mismatches = openapi.checkWebhook(kind, body)
      if (mismatches === undefined) unknownWebhooks.add(kind)
      else webhooks.add(kind)
      note(kind, mismatches ?? [])
    },
    problems: () => [...problems].toSorted(compare),
    coveredOperations: () => [...operations].toSorted(compare),
    unknownOperations: () => [...unknownOperations].toSorted(compare),
    coveredWebhooks: () => [...webhooks].toSorted(compare),
    unknownWebhooks: () => [...unknownWebhooks].toSorted(compare),
    usedExceptions: () => [...used].toSorted(compare),
  }
}

/** Answers that a knob of the double asked for are no claim about GitHub. */
function failedOnPurpose(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    body.message === 'This request was failed on purpose'
  )
}

/** Every refusal has the body GitHub gives it: message, documentation_url and its status as text. */
function checkError(status: number, body: unknown): Mismatch[] {
  if (typeof body !== 'object' || body === null) return [{ path: '', problem: 'the error has no body' }]
  const wrong = (path: string, matches: boolean) =>
    matches ? [] : [{ path, problem: 'is missing or wrong' }]
  return [
    ...wrong('message', 'message' in body && typeof body.message === 'string' && body.message !== ''),
    ...wrong('documentation_url', 'documentation_url' in body && typeof body.documentation_url === 'string'),
    ...wrong('status', 'status' in body && body.status === String(status)),
  ]
}

function compare(left: string, right: string): number {
  return left.localeCompare(right)
}
