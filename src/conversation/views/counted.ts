const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']

/** `Two answers`, for the beginning of a sentence; from eight on in digits. */
export function counted(count: number, one: string, many: string): string {
  return `${words[count] ?? String(count)} ${count === 1 ? one : many}`
}
