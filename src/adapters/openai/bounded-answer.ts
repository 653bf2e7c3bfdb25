/** An endpoint sent more than any answer of a model has. */
export class AnswerTooLarge extends Error {
  constructor() {
    super('the answer of the endpoint is too large')
    this.name = 'AnswerTooLarge'
  }
}

/** Far above the largest answer that is ever asked for. */
const maxAnswerBytes = 4 * 1024 * 1024

/**
 * The same response with its body read to the end.
 * @throws AnswerTooLarge above 4 MB; the rest is not read.
 */
export async function boundedAnswer(
  response: Response,
  headers: Headers = response.headers,
): Promise<Response> {
  const { status, statusText } = response
  if (response.body === null) return new Response(null, { status, statusText, headers })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > maxAnswerBytes) throw new AnswerTooLarge()
    chunks.push(chunk)
  }
  return new Response(Buffer.concat(chunks), { status, statusText, headers })
}
