/** A file of an archive. */
interface TarFile {
  /** Path inside the archive, without leading dots or slashes. */
  readonly name: string
  readonly content: Buffer
}

const blockBytes = 512

/** Reads the plain files of a tar archive (POSIX ustar) with names of at most 100 bytes; refuses one that leads out of it. */
export function readTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = []
  let offset = 0
  while (offset + blockBytes <= archive.length && archive[offset] !== 0) {
    const header = archive.subarray(offset, offset + blockBytes)
    const name = textOf(header, 0, 100)
    const size = Number.parseInt(textOf(header, 124, 12), 8)
    const type = textOf(header, 156, 1)
    const start = offset + blockBytes
    if (name.startsWith('/') || name.split('/').includes('..'))
      throw new Error(`${name} leads out of the archive`)
    if (type === '0' || type === '') files.push({ name, content: archive.subarray(start, start + size) })
    offset = start + Math.ceil(size / blockBytes) * blockBytes
  }
  return files
}

function textOf(header: Buffer, from: number, length: number): string {
  return (
    header
      .subarray(from, from + length)
      .toString('utf8')
      .split('\0')[0] ?? ''
  )
}
