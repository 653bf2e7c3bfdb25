/** Whether a text is the name of a time zone in the IANA database. */
export function isTimezone(text: string): boolean {
  if (!/^(?:UTC|[A-Z][A-Za-z_]{1,20}(?:\/[A-Za-z0-9_+-]{1,30}){1,2})$/.test(text)) return false
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }).format(0) !== ''
  } catch {
    return false
  }
}
