/** What the product promises in its README and documents, each with a name that tests cite. */
export const requirements = {
  'story.workspace': 'A workspace is asked for, talked about, reviewed, merged, gated and applied.',
  'story.ports': 'A port is opened after an approver who did not ask for it named its gate.',
  'story.partial': 'One failed stack leaves the others applied; a retry finishes it and what is behind it.',
  'story.crash': 'A bot that is killed while it applies and started again loses nothing and repeats nothing.',
  'story.server': 'The same story plays on a real PostgreSQL, with the Terraform state in it too.',
  'talk.grounded': 'A setting that a person stated shows their words.',
  'talk.override': 'A suggested name and a default can be replaced in plain words.',
  'talk.cheaper': 'A recommendation shows its price and the cheaper alternative.',
  'talk.cancel': 'A request can be cancelled in plain words; its issue is closed and nothing is built.',
  'talk.bystander': 'The words of people without access change nothing.',
  'talk.edited': 'A comment that is edited is read again in place of what it said.',
  'ask.unknown-region': 'An unknown region gets one sentence and a region that would be right.',
  'ask.workers-reversed': 'Workers given the wrong way round get one sentence.',
  'ask.bad-name': 'A name that Azure refuses gets one sentence.',
  'ask.bad-port': 'A port above 65535 gets one sentence.',
  'ask.host-bits': 'A network with host bits set gets both addresses that could be meant.',
  'ask.hostile-team': 'A team name that is a Terraform template is refused and reaches no file.',
  'ask.long-body': 'A body of more than 16 KB is cut with a visible note and read no further.',
  'webhook.signed': 'A webhook without a right signature is refused and leaves nothing behind.',
  'webhook.once': 'A webhook that is delivered twice is taken up once.',
  'start.secret': 'A missing or weak webhook secret is refused at start with one sentence.',
  'start.key': 'A missing private key is refused at start with one sentence.',
  'start.terraform': 'A missing or too old Terraform is refused at start with one sentence.',
  'start.folder': 'A data folder that another process uses is refused at start with one sentence.',
  'start.database': 'A database that cannot be reached is refused at start with one sentence.',
  'review.shaper': 'An approval by somebody who shaped the request does not count and says so.',
  'review.edited-file': 'Terraform is not run on files that were edited by hand, and the files are named.',
  'github.cross-check': 'What an emulator of other authors does as GitHub, the double does in the same way.',
  'github.deployment': 'A deployment that is behind, in conflict or not checked is answered as GitHub does.',
  'github.check-suite': 'Every push gets a check suite, which shows the gravest conclusion of its runs.',
  'github.conditional': 'An answer that has not changed is told in 304, and every change that an answer shows gives it another tag.',
  'github.timeline': 'The timeline of an issue or pull request tells everything that happened to it, in order.',
  'github.search': 'A search finds issues by qualifiers and words, and none in repositories that its caller may not see.',
  'tool.stdio': 'A tool capability answers as an MCP server over standard input and output.',
  'github.protected-branch':
    'What the protection of a branch refuses is refused by every way in, a push included, and leaves no trace.',
  'github.review-gate': 'A merge waits for the reviews, code owners and checks that its branch asks for.',
  'github.fork': 'A pull request from a fork follows its branch and merges like any other.',
  'github.line-comment': 'A comment on a line is at that line until the line changes, and then says so.',
} as const satisfies Record<string, string>

export type Requirement = keyof typeof requirements

/** Names a test by what it shows and the promises that it would break with. */
export function verifies(ids: readonly Requirement[], title: string): string {
  return `${title} [${ids.join(', ')}]`
}
