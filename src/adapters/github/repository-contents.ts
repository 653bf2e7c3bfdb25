import { ExternalServiceError, InputError } from '../../domain/errors.ts'
import type { RepositoryForge } from '../../ports/forge.ts'
import { isNotFound } from './ask-github.ts'
import { listFilesUnder } from './list-files-under.ts'
import type { RepositoryAccess } from './repository-access.ts'
import { Blob, Contents, type FileEntry, RepositoryFacts } from './schema.ts'

/** Bytes of one file; above this the contents API answers without content. */
const maxFileBytes = 1_000_000
/** The contents API lists no more ("REST API endpoints for repository contents", 2026). */
const maxFolderEntries = 1000
const maxParallelReads = 5

/** Reads files and folders through the contents API: never raw, which clients hand over in several forms. */
export function createContents(
  access: RepositoryAccess,
): Pick<RepositoryForge, 'readFile' | 'readFolder' | 'listFiles'> {
  return {
    async readFile(path, ref) {
      const found = await readContents(access, path, ref)
      if (found === undefined || Array.isArray(found)) return undefined
      if (found.type !== 'file') return undefined
      requireSize(access, path, found)
      if (found.encoding !== 'base64' || found.content === undefined) throw tooLarge(access, path)
      return decodeText(access, path, found.content)
    },

    async readFolder(path, ref) {
      const found = await readContents(access, path, ref)
      if (found === undefined || !Array.isArray(found)) return {}
      if (found.length >= maxFolderEntries) {
        throw new InputError(
          `${path} of ${access.fullName} holds too many files: ${maxFolderEntries} or more`,
        )
      }
      const files = found.filter(({ type }) => type === 'file' || type === 'symlink')
      for (const file of files) requireSize(access, `${path}/${file.name}`, file)
      const contents: [string, string][] = []
      for (let start = 0; start < files.length; start += maxParallelReads) {
        const some = files.slice(start, start + maxParallelReads)
        contents.push(...(await Promise.all(some.map((file) => readBlob(access, path, file)))))
      }
      return Object.fromEntries(contents)
    },

    async listFiles(path) {
      const { ask, at, fullName } = access
      const { default_branch: branch } = await ask({
        what: `reading ${fullName}`,
        answer: RepositoryFacts,
        repeatOn: 'outage',
        send: (rest) => rest.repos.get(at),
      })
      return listFilesUnder(access, branch, [path])
    },
  }
}

async function readContents(access: RepositoryAccess, path: string, ref: string | undefined) {
  const what = `reading ${path} of ${access.fullName}${ref === undefined ? '' : ` at ${ref}`}`
  try {
    return await access.ask({
      what,
      answer: Contents,
      repeatOn: 'outage',
      send: (rest) => rest.repos.getContent({ ...access.at, path, ...(ref === undefined ? {} : { ref }) }),
    })
  } catch (error) {
    if (!isNotFound(error)) throw error
    if (!isMissingCommit(error)) return undefined
    throw new ExternalServiceError(`${what}: there is no such commit, or GitHub does not know it yet`, {
      service: 'GitHub',
      status: 404,
      retryable: true,
      cause: error,
    })
  }
}

/** A commit that is not there (yet) must not read as a file or folder that is not there. */
function isMissingCommit(error: unknown): boolean {
  return error instanceof Error && /\bno commit found for the ref\b/i.test(error.message)
}

/** A link is read as the path it points to, so that it never passes for the file it replaced. */
async function readBlob(
  access: RepositoryAccess,
  folder: string,
  file: FileEntry,
): Promise<[string, string]> {
  const path = `${folder}/${file.name}`
  const { content, encoding } = await access.ask({
    what: `reading ${path} of ${access.fullName}`,
    answer: Blob,
    repeatOn: 'outage',
    send: (rest) => rest.git.getBlob({ ...access.at, file_sha: file.sha }),
  })
  return [file.name, encoding === 'base64' ? decodeText(access, path, content) : content]
}

function requireSize(access: RepositoryAccess, path: string, { size }: FileEntry): void {
  if (size > maxFileBytes) throw tooLarge(access, path)
}

function tooLarge({ fullName }: RepositoryAccess, path: string): InputError {
  return new InputError(`${path} of ${fullName} is larger than ${maxFileBytes} bytes; make it smaller`)
}

function decodeText({ fullName }: RepositoryAccess, path: string, base64: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'))
  } catch (error) {
    throw new InputError(`${path} of ${fullName} is no text in UTF-8; save it as UTF-8`, { cause: error })
  }
}
