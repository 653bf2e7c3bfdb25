/** A refusal that becomes OpenAI's error body: `{error: {message, type, param, code}}`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string | null
  readonly param: string | null
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    details: {
      readonly code?: string
      readonly param?: string
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = details.code ?? null
    this.param = details.param ?? null
    this.headers = details.headers ?? {}
  }

  body(): Record<string, unknown> {
    const { message, status, param, code } = this
    return { error: { message, type: typeOf(status, code), param, code } }
  }
}

function typeOf(status: number, code: string | null): string {
  if (status >= 500) return 'server_error'
  if (status === 429) return code === 'insufficient_quota' ? 'insufficient_quota' : 'rate_limit_error'
  return 'invalid_request_error'
}
