/** One entry of the `errors` list of a 422 answer. */
export interface FieldError {
  readonly resource: string
  readonly field?: string
  readonly code:
    | 'missing_field'
    | 'invalid'
    | 'custom'
    | 'already_exists'
    | 'missing'
    | 'unprocessable'
    | 'unauthorized'
  /** What was refused, where GitHub repeats it. */
  readonly value?: unknown
  readonly message?: string
}

const documentationUrl = 'https://docs.github.com/rest'

/** A refusal that becomes GitHub's error body: `{message, errors?, documentation_url, status}`. */
export class ApiError extends Error {
  readonly status: number
  readonly errors: readonly (FieldError | string)[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    errors: readonly (FieldError | string)[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.errors = errors
    this.headers = headers
  }

  /** The body as GitHub writes it; `status` is a string there. */
  body(): Record<string, unknown> {
    return {
      message: this.message,
      ...(this.errors.length > 0 ? { errors: this.errors } : {}),
      documentation_url: documentationUrl,
      status: String(this.status),
    }
  }
}

/** The answer for what does not exist and for what the caller may not know about. */
export function notFound(): ApiError {
  return new ApiError(404, 'Not Found')
}

/** The answer to a body that is well-formed but not acceptable. */
export function validationFailed(...errors: (FieldError | string)[]): ApiError {
  return new ApiError(422, 'Validation Failed', errors)
}

/** The answer to a text of more than `limit` characters. */
export function tooLong(resource: string, field: string, limit: number): ApiError {
  const message = `${field} is too long (maximum is ${limit} characters)`
  return validationFailed({ resource, field, code: 'custom', message })
}

/** The answer to an app that acts outside the permissions of its installation. */
export function notAccessibleByIntegration(): ApiError {
  return new ApiError(403, 'Resource not accessible by integration')
}
