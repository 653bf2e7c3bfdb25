import type { Reply } from '../../http/call.ts'

/** Answers 200 with text of one of GitHub's own media types, for example `diff`. */
export function textReply(text: string, format: 'diff' | 'patch' | 'sha'): Reply {
  const headers = { 'content-type': `application/vnd.github.${format}; charset=utf-8` }
  return { status: 200, body: Buffer.from(text), headers }
}
