const shortestSecret = 6
const shortestKey = 40
const redacted = '[redacted]'

/** Names of credentials that are identifiers, not secrets: they stand in every resource id. */
const publicName = /_(TENANT_ID|SUBSCRIPTION_ID|CLIENT_ID|ENVIRONMENT|HOST)$|^ARM_USE_/

/** Values of a set of credentials that must not be shown, longest first. */
export function secretsOf(credentials: Readonly<Record<string, string>>): string[] {
  return Object.entries(credentials)
    .filter(([name, value]) => !publicName.test(name) && value.length >= shortestSecret)
    .map(([, value]) => value)
    .sort((a, b) => b.length - a.length)
}

/** A connection string and the password in it, in both spellings. */
export function secretsOfConnection(connectionString: string): string[] {
  const url = URL.canParse(connectionString) ? new URL(connectionString) : undefined
  const password = url?.password ?? /\bpassword=([^\s&]{1,500})/.exec(connectionString)?.[1] ?? ''
  return [connectionString, password, decoded(password)].filter((secret) => secret !== '')
}

/**
 * Takes the given secrets, and whatever looks like a token or a key, out of `text`.
 * Linear in the length of `text`; meant for excerpts of a few kilobytes.
 */
export function scrubSecrets(text: string, secrets: readonly string[]): string {
  const withoutKnown = secrets.reduce((rest, secret) => rest.replaceAll(secret, redacted), text)
  return withoutKnown
    .replace(/\b(?:dapi|gh[opsur]_|github_pat_)[A-Za-z0-9_]{20,255}/g, redacted)
    .replace(/[A-Za-z0-9+/_=.-]{32,}/g, scrubRun)
}

/** Paths are looked at piece by piece, so that a long resource id stays readable. */
function scrubRun(run: string): string {
  if (run.startsWith('/') || /\/(subscriptions|resourceGroups|providers)\//i.test(run)) {
    return run
      .split('/')
      .map((piece) => (piece.startsWith('eyJ') ? redacted : scrubKeys(piece)))
      .join('/')
  }
  return run.startsWith('eyJ') && run.includes('.') ? redacted : scrubKeys(run)
}

function scrubKeys(run: string): string {
  return run
    .split('.')
    .map((part) => (looksLikeKey(part) ? redacted : part))
    .join('.')
}

/** Long, and of upper case, lower case and digits at once: base64 is, names and hexadecimal digests are not. */
function looksLikeKey(part: string): boolean {
  return part.length >= shortestKey && /[A-Z]/.test(part) && /[a-z]/.test(part) && /[0-9]/.test(part)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
