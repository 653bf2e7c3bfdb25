/** Whether the first of two messages was written later. */
export function isYounger(messageId: string, than: string): boolean {
  return ageOf(messageId) > ageOf(than)
}

/** Greater for younger messages: the issue is older than every comment, and comments are numbered in the order of their writing. */
export function ageOf(messageId: string): number {
  return messageId === 'issue' ? 0 : Number(messageId)
}
