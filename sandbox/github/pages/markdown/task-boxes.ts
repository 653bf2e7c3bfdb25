/** A box of a task list in the source of a body. */
export interface TaskBox {
  /** Where the character between the brackets stands. */
  readonly offset: number
  readonly checked: boolean
}

const item = /^[ \t>]{0,100}(?:[-*+]|\d{1,9}[.)])[ \t]{1,20}\[([ xX])\](?=\s)/
const fence = /^[ \t>]{0,100}(`{3,}|~{3,})/

/** Finds the boxes of a text in order, leaving out fenced code. */
export function findTaskBoxes(text: string): readonly TaskBox[] {
  const boxes: TaskBox[] = []
  let offset = 0
  let fenced = ''
  for (const line of text.split('\n')) {
    const marks = fence.exec(line)?.[1] ?? ''
    const box = fenced === '' && marks === '' ? item.exec(line) : null
    if (fenced === '') fenced = marks
    else if (marks.startsWith(fenced)) fenced = ''
    if (box !== null) {
      boxes.push({ offset: offset + box[0].length - 2, checked: box[1] !== ' ' })
    }
    offset += line.length + 1
  }
  return boxes
}

/** The text with one box turned over; undefined when there is no such box. */
export function toggleTaskBox(text: string, index: number): string | undefined {
  const box = findTaskBoxes(text)[index]
  if (box === undefined) return undefined
  return `${text.slice(0, box.offset)}${box.checked ? ' ' : 'x'}${text.slice(box.offset + 1)}`
}
