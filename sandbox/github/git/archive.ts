import { runGit } from './git.ts'

export type ArchiveFormat = 'tarball' | 'zipball'

/** Packs the files of a commit under one folder whose name ends with a slash. */
export async function archiveOf(
  directory: string,
  archive: { readonly sha: string; readonly folder: string; readonly format: ArchiveFormat },
): Promise<Buffer> {
  const { sha, folder, format } = archive
  const kind = format === 'tarball' ? 'tar' : 'zip'
  const { output } = await runGit(directory, ['archive', `--format=${kind}`, `--prefix=${folder}`, sha])
  return output
}
