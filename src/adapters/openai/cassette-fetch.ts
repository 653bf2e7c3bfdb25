import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { InputError, InvariantError } from '../../domain/errors.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'

/** A question that was never recorded as it is asked now. */
export class CassetteMiss extends InputError {}

const Asked = z.record(z.string(), z.json())
const Recording = z.object({ path: z.string(), request: Asked, response: z.json() })

/**
 * A `fetch` for a model that records what an endpoint answers, or replays it without a network.
 * One file for each question, named by a digest of its path and body without what belongs to the dialect; no header is stored, so that no key is in a file.
 * Only answers of success that are JSON are recorded. Replaying throws `CassetteMiss` when anything else of the question differs than white space and the order of keys.
 */
export function createCassetteFetch(
  directory: string,
  mode: 'record' | 'replay',
  send: typeof fetch = fetch,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const path = new URL(request.url).pathname
    const asked = Asked.parse(await request.json())
    const file = join(directory, `${keyOf(path, asked)}.json`)
    if (mode === 'replay') return replay(file)
    const response = await send(input, init)
    if (!response.ok) return response
    const text = await response.text()
    const answer = z.json().safeParse(parse(text))
    if (answer.success) {
      const content = `${JSON.stringify({ path, request: asked, response: answer.data }, null, 2)}\n`
      refuseSecrets(content, request.headers)
      await mkdir(directory, { recursive: true })
      await writeWhole(file, content)
    }
    return new Response(text, { status: response.status, headers: response.headers })
  }
}

/** A recording serves the same question in any dialect: which one an endpoint takes is learned from refusals, which are not recorded. */
function keyOf(path: string, asked: z.infer<typeof Asked>): string {
  const { max_completion_tokens: newer, max_tokens: older, store: _, temperature: __, ...question } = asked
  const limit = newer ?? older ?? null
  return createHash('sha256').update(canonicalJson({ path, question, limit })).digest('hex').slice(0, 32)
}

async function replay(file: string): Promise<Response> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new CassetteMiss(
      `replaying an answer: ${file} is not there; the prompt, the schema or the model changed since it was recorded, so record it again`,
    )
  }
  const recording = Recording.safeParse(parse(text))
  if (!recording.success) {
    throw new CassetteMiss(`replaying an answer: ${file} is not a recording; record it again`)
  }
  return Response.json(recording.data.response)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An endpoint that repeats a key in its answer must not get it into a file that is committed. */
function refuseSecrets(content: string, headers: Headers): void {
  const secrets = [headers.get('authorization')?.replace(/^Bearer /, ''), headers.get('api-key')]
  if (secrets.some((secret) => secret != null && secret !== '' && content.includes(secret))) {
    throw new InvariantError('recording an answer: the credentials stand in it, and it is not written')
  }
}

/** A recording is there whole or not at all, also when two questions are the same. */
async function writeWhole(file: string, content: string): Promise<void> {
  const part = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.part`
  await writeFile(part, content)
  await rename(part, file)
}
