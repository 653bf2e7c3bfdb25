import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every file that git has or would take, links left out, in the order of their paths. */
export function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const isThere = (path: string) => existsSync(join(root, path)) && lstatSync(join(root, path)).isFile()
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && isThere(path)).sort()
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
