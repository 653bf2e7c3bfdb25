import { decodeText } from './decode-text.ts'
import { isFields } from './fields.ts'

/** The paths under which something that was just created can be read, as far as its answer tells. */
export function createdPaths(requestPath: string, body: unknown): string[] {
  if (!isFields(body)) return []
  const { content } = body
  const address = isFields(content) ? content['url'] : body['url']
  const named = typeof address === 'string' && URL.canParse(address) ? [new URL(address).pathname] : []
  const numbered = typeof body['id'] === 'number' ? [`${requestPath}/${body['id']}`] : []
  const refs = named.map((path) => path.replace('/git/refs/', '/git/ref/'))
  return [...new Set([...named, ...refs, ...numbered].map(decodeText))]
}
