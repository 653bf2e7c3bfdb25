/** The object name that stands for "no object", in pushes and in their webhooks. */
export const zeroSha = '0'.repeat(40)

/** Characters and sequences that `git check-ref-format` refuses (git 2.39 documentation). */
const forbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\.lock(?:\/|$)|(?:^|\/)\.|\.$|\/$/u

/** Tells whether a text is a full ref name under `refs/` that git accepts. */
export function isRefName(text: string): boolean {
  return (
    text.startsWith('refs/') && text.split('/').length >= 3 && text.length <= 255 && !forbidden.test(text)
  )
}

/** The branch of a full ref name, or null for any other ref. */
export function branchOf(ref: string): string | null {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null
}
