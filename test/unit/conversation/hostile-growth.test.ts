import { describe, expect, it } from 'vitest'
import { settled } from './support/dialogue.ts'
import { readReply, readRequest } from './support/every-capability.ts'

const title = 'Databricks, firewall, DNS, storage, monitoring, an AD group, an ML pipeline, AML and OpenAI'
const all = 'ad_group aml databricks dns firewall ml_pipeline monitoring openai storage'.split(' ')

/** Milliseconds of this process that reading `size` characters of one piece takes, as an issue and as a comment. */
function cost(piece: string, size: number): number {
  const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
  const before = process.cpuUsage()
  readRequest(title, text)
  readReply(text, settled(...all))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe('four times as much of one thing', () => {
  it.each([
    ['addresses', 'from 10.0.0.0/8 to 10.0.0.1 '],
    ['bars', '|a|b|\n'],
    ['nested quotes', '>> > "'],
    ['digits', '1234567890 '],
    ['brackets', '[a]('],
    ['hyphens', 'a-b-'],
    ['services', 'https '],
    ['questions', 'a? '],
    ['headings', '### Which team owns it?\n'],
    ['numbered lines', '9. a\n'],
    ['resources', 'dbw-a sg-b '],
    ['people', 'remove a@b.example, '],
    ['records', 'a.b.example A 1.2.3.4 '],
    ['schedules', 'daily at 1:00 '],
    ['bounds', 'at most 4 of them, workers '],
    ['teams', 'Team a team '],
    ['changes of mind', 'after all, only databricks '],
    ['misspelt words', 'databrick enviromnent '],
    ['repositories', 'from acme/churn '],
    ['boxes', '- [ ] databricks\n'],
    ['empty keys', '**Team:**\n'],
    ['quotations', "'a b c d. 'e "],
    ['examples', 'example: "a b '],
    ['conditions', 'if we ever need a vault or '],
    ['chances', 'is there any chance of a, '],
    ['addressed parts', 'for the platform team : open '],
    ['documents', 'restart procedure '],
    ['denied lists', 'no databricks or '],
    ['talks', 'mo: a b\nli: c\n'],
    ['prohibitions', 'please never leave the vault '],
    ['names of pages', "'how to request a b "],
    ['hosts in questions', 'could a.b.c.d.e get '],
    ['offers', 'our experts worldwide '],
    ['closings', 'closing. not now; '],
    ['others', 'the colleagues in a have a b '],
    ['plans of once', 'last year it was a: '],
    ['only ones', 'only 10.0.0.1 and access limited to 10.0.0.2 and '],
    ['attendees', 'Present : - \n- '],
    ['done already', 'we have already then we opened '],
    ['runs', 'Run 12, job 3 '],
    ['manual starts', 'no schedule yet start it manually '],
    ['versions', 'from acme/churn at v1.2.3, '],
    ['confirmed words', 'Hot is right, if Cool is right '],
  ])('takes no sixteen times as long to read: %s', (_, piece) => {
    cost(piece, 1_000)
    const small = Math.min(cost(piece, 4_000), cost(piece, 4_000))
    expect(cost(piece, 16_000)).toBeLessThan(10 * Math.max(small, 30))
  })
})
