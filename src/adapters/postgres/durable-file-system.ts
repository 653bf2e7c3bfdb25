import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { PGlite, postgresMod } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface Stream {
  readonly nfd?: number
  readonly node: unknown
}

/** What Emscripten's NODEFS looks like inside; PGlite does not publish its type. */
interface ModuleWithNodeFs {
  readonly NODEFS: {
    stream_ops: { fsync?(stream: Stream): number }
    realPath(node: unknown): string
  }
}

/** Emscripten's NODEFS has no fsync, so that PostgreSQL's own would do nothing; this adds it before the mount. */
function addFsync(module: postgresMod.PostgresMod): void {
  const { NODEFS } = module as unknown as ModuleWithNodeFs
  NODEFS.stream_ops = {
    ...NODEFS.stream_ops,
    fsync(stream) {
      if (stream.nfd === undefined || stream.nfd === null) syncPath(NODEFS.realPath(stream.node))
      else fsyncSync(stream.nfd)
      return 0
    },
  }
}

/** Forces a file or a folder to the disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A folder of PGlite in which what PostgreSQL syncs is on the disk when the call returns. */
export class DurableFileSystem extends NodeFS {
  override async init(pglite: PGlite, options: Partial<postgresMod.PostgresMod>) {
    const { emscriptenOpts } = await super.init(pglite, options)
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [addFsync, ...(emscriptenOpts.preRun ?? [])] } }
  }
}
