import { runGit } from './git.ts'
import { diffText, mergeBase } from './git-history.ts'

/** Texts that GitHub gives instead of JSON ("Media types", GitHub REST API, 2026). */
export type TextFormat = 'diff' | 'patch'

/** The format an `Accept` header asks for; undefined for JSON. */
export function textFormatOf(accept: string): TextFormat | undefined {
  return /\.(diff|patch)\b/.exec(accept)?.[1] === 'diff'
    ? 'diff'
    : /\.patch\b/.test(accept)
      ? 'patch'
      : undefined
}

/** What `head` adds to the common ancestor: one diff, or one mail a commit. */
export async function changeText(
  directory: string,
  ends: { readonly base: string; readonly head: string },
  format: TextFormat,
): Promise<string> {
  const from = (await mergeBase(directory, ends.base, ends.head)) ?? ends.base
  return format === 'diff'
    ? diffText(directory, from, ends.head)
    : mails(directory, [`${ends.base}..${ends.head}`])
}

/** What one commit changes. */
export async function commitText(directory: string, sha: string, format: TextFormat): Promise<string> {
  if (format === 'patch') return mails(directory, ['-1', sha])
  const flags = ['-r', '-M', '-p', '--root', '--no-commit-id', '--no-color', '-m', '--first-parent']
  return (await runGit(directory, ['diff-tree', ...flags, sha])).output.toString('utf8')
}

async function mails(directory: string, range: readonly string[]): Promise<string> {
  const flags = ['--stdout', '--no-signature', '--no-color', '--root']
  return (await runGit(directory, ['format-patch', ...flags, ...range])).output.toString('utf8')
}
