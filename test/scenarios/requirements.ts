/** What the product promises in its README and documents, each with a name that tests cite. */
export const requirements = {
  'story.workspace': 'A workspace is asked for, talked about, reviewed, merged, gated and applied.',
  'story.ports': 'A port is opened after an approver who did not ask for it named its gate.',
  'story.partial': 'One failed stack leaves the others applied; a retry finishes it and what is behind it.',
  'story.aurora':
    'Five capabilities are one request, planned and applied in their order, each behind its own gates.',
  'story.crash': 'A bot that is killed while it applies and started again loses nothing and repeats nothing.',
  'story.server': 'The same story plays on a real PostgreSQL, with the Terraform state in it too.',
  'talk.grounded': 'A setting that a person stated shows their words.',
  'talk.override': 'A suggested name and a default can be replaced in plain words.',
  'talk.cheaper': 'A recommendation shows its price and the cheaper alternative.',
  'talk.cancel': 'A request can be cancelled in plain words; its issue is closed and nothing is built.',
  'talk.bystander': 'The words of people without access change nothing.',
  'talk.edited': 'A comment that is edited is read again in place of what it said.',
  'talk.explained':
    'A question about prices, settings, gates or what is next is answered from what is settled.',
  'agent.traced':
    'How the steps of an agent came to a result is kept with the request and told when somebody asks.',
  'agent.same-answer':
    'Whatever a language model says of the steps of an agent, or fails to say, the request stays the same.',
  'agent.opinion':
    'What a language model says of a step is shown as its remark, with the words that take it; nothing waits for it.',
  'sign-off.asked':
    'Where the repository says so, a named person signs a step off, asked in the issue, before anything is proposed.',
  'sign-off.objection':
    'Who has to sign off may object: the request goes back to whoever asked, and a plain agreement does not overrule it.',
  'sign-off.overdue':
    'A sign-off has a deadline: after it an approver may give it, or the request goes on and the pull request says so.',
  'sign-off.invariant': 'Nothing is proposed that a person has to sign off and nobody did.',
  'sign-off.misspelt': 'A sign-off of a step that does not exist stops the request with a sentence.',
  'talk.proposed':
    'A wish for a platform gets a proposal, optional parts and one question; numbers or boxes settle it.',
  'talk.corpus': 'The corpus of requests and dialogues is understood at least as well as before.',
  'talk.interpret': 'The interpret command answers each line with one line, in order and always the same.',
  'talk.many': 'Among 500 capabilities the right one is named, or a few near ones are proposed.',
  'ask.unknown-region': 'An unknown region gets one sentence and a region that would be right.',
  'ask.workers-reversed': 'Workers given the wrong way round get one sentence.',
  'ask.bad-name': 'A name that Azure refuses gets one sentence.',
  'ask.bad-port': 'A port above 65535 gets one sentence.',
  'ask.host-bits': 'A network with host bits set gets both addresses that could be meant.',
  'ask.hostile-team': 'A team name that is a Terraform template is refused and reaches no file.',
  'ask.long-body': 'A body of more than 16 KB is cut with a visible note and read no further.',
  'model.grounded':
    'Whatever a language model answers, only values that an authorised author visibly wrote are applied.',
  'model.powerless': 'A language model cannot agree, cancel, confirm, or choose what is built.',
  'model.late': 'What a model reads of words that were edited, or after an agreement, is not taken.',
  'model.fallback': 'Without an answer of the model a request goes on by rules, and says so.',
  'model.eval':
    'Any endpoint is scored on the corpus, with its questions, tokens and cost; recordings replay it.',
  'model.budget': 'A request asks the model only within its budget of tokens and money.',
  'preflight.taken':
    'What the repository holds already is told in the conversation, with its request and a free name.',
  'preflight.names':
    'A name that is taken in the cloud is told before the pull request, with one that is free; who cannot tell holds nothing up.',
  'preflight.groups':
    'Two requests never get the same resource group: it is told whose it is, with another one.',
  'preflight.addresses':
    'A network that overlaps one of the organization or of another stack is told with both and the next free range.',
  'preflight.regions':
    'What a region does not offer is not proposed there: machines, models, zones and second regions.',
  'preflight.contradiction':
    'What one capability makes and another one cannot use is told before the pull request.',
  'webhook.signed': 'A webhook without a right signature is refused and leaves nothing behind.',
  'webhook.once': 'A webhook that is delivered twice is taken up once.',
  'start.secret': 'A missing or weak webhook secret is refused at start with one sentence.',
  'start.key': 'A missing private key is refused at start with one sentence.',
  'start.terraform': 'A missing or too old Terraform is refused at start with one sentence.',
  'start.folder': 'A data folder that another process uses is refused at start with one sentence.',
  'start.database': 'A database that cannot be reached is refused at start with one sentence.',
  'review.shaper': 'An approval by somebody who shaped the request does not count and says so.',
  'review.edited-file': 'Terraform is not run on files that were edited by hand, and the files are named.',
  'baseline.lines':
    'Every line of the policy tables is a rule that plans are held to, or says why it cannot be.',
  'baseline.unknown': 'What only the apply will show is told as such, and is neither held nor broken.',
  'baseline.confined': 'Nothing but checked addresses of a plan enters what the baseline says.',
  'baseline.refused':
    'A plan that breaks a grave rule is not applied, unless a gate that accepts it stands before it.',
  'baseline.shown': 'The check run of a stack tells how many rules hold, and which do not and what to do.',
  'baseline.examples': 'Every example of every capability holds the baseline on its real plan.',
  'destroy.story':
    'What was built is removed by a second pull request: planned, reviewed, merged, confirmed and gone.',
  'destroy.order': 'A stack is destroyed after the stacks that are built on it.',
  'destroy.gate':
    'No merge destroys anything before an approver other than the one who asked names the gate.',
  'destroy.approval': 'A removal waits for an approval by somebody who did not ask for it.',
  'destroy.changed': 'A stack that holds something else than what was approved to go is held.',
  'destroy.retry': 'A stack that cannot be destroyed leaves what it stands on; a retry finishes both.',
  'destroy.closed': 'A removal that is closed without a merge leaves everything as it was.',
  'destroy.refused': 'A wish to destroy what is not finished or not there gets one sentence.',
  'destroy.remains': 'What a request left behind that was ended half-way can be destroyed.',
  'destroy.crash': 'A bot that is killed while it destroys goes on, and destroys nothing twice.',
  'foreign.life':
    'A tool of a foreign server is asked for in words, proposed, reviewed, gated and applied like any capability.',
  'foreign.changed': 'A foreign tool that differs from the reviewed one is suspended with a sentence.',
  'foreign.down':
    'A foreign server that does not answer stops nothing else, and is used again when it is back.',
  'foreign.http': 'A foreign server answers over HTTP with a token, as it does as a program.',
  'foreign.sample': 'The sample of a foreign server is let in by the pins that its configuration names.',
  'foreign.questions': 'What cannot become a question refuses a foreign tool with a reason.',
  'foreign.values': 'No words of a person get into Terraform text that a foreign tool wrote.',
  'foreign.environment': 'A foreign program gets no variable that its entry does not name.',
  'foreign.policy':
    'Terraform of a foreign tool that does more than make allowed resources is refused with its line.',
  'github.command': 'One command starts a GitHub that unmodified clients and git use, and tells them how.',
  'github.documented': 'A response or a webhook that is not as the document of GitHub says fails its test.',
  'github.app-life':
    'An app hears of what it is installed on and of nothing else, until it is suspended or removed.',
  'github.bad-day': 'Deliveries, requests and tokens go wrong in the ways of GitHub, when a test says so.',
  'github.hook': 'The hook of a repository is sent what it subscribed to, and holds up nobody else.',
  'github.burst': 'Of 400 issues at once a bot hears in order and once, and again of those it refused.',
  'github.cross-check': 'What an emulator of other authors does as GitHub, the double does in the same way.',
  'github.recorded': 'Webhooks have the fields of recorded ones, except where a reason is written down.',
  'github.bot': 'Requests of the bot that fail at first are done once in the end.',
  'github.deployment': 'A deployment that is behind, in conflict or not checked is answered as GitHub does.',
  'github.check-suite': 'Every push gets a check suite, which shows the gravest conclusion of its runs.',
  'github.conditional':
    'An answer that has not changed is told in 304, and every change that an answer shows gives it another tag.',
  'github.refusals': 'A request that cannot be met is refused in the words of GitHub and changes nothing.',
  'github.timeline':
    'The timeline of an issue or pull request tells everything that happened to it, in order.',
  'github.search':
    'A search finds issues by qualifiers and words, and none in repositories that its caller may not see.',
  'kit.list': 'The list of capabilities has a row for each, with figures that its examples bear out.',
  'kit.new':
    'A new agent or tool is written by one command and passes types, lint, contract and sandbox at once.',
  'kit.test': 'An example that does not apply cleanly is named with what terraform said.',
  'render.same': 'The same request file gives the same stacks to the byte, as they would be committed.',
  'render.refused':
    'A request file that cannot be built gets everything that is wrong with it at once, and no folder.',
  'render.suggests': 'Following what the errors of a request file suggest leads to one that can be built.',
  'render.foreign': 'A folder that holds anything else is not written to.',
  'render.estimate': 'The prices of a request file agree with sums that were worked out by hand.',
  'tool.stdio': 'A tool capability answers as an MCP server over standard input and output.',
  'github.protected-branch':
    'What the protection of a branch refuses is refused by every way in, a push included, and leaves no trace.',
  'github.review-gate': 'A merge waits for the reviews, code owners and checks that its branch asks for.',
  'github.fork': 'A pull request from a fork follows its branch and merges like any other.',
  'github.line-comment': 'A comment on a line is at that line until the line changes, and then says so.',
  'cloud.reattach':
    'The real terraform plans, applies and destroys on the sandbox cloud without an account or a network.',
  'cloud.every-type':
    'Every resource type of azurerm, azuread and databricks is created complete and then needs no change.',
  'cloud.thirty-types': 'More than 30 resource types live through apply, plan, replacement and destroy.',
  'cloud.line': 'A wrong argument is named with its line, as the real provider would.',
  'cloud.import': 'What exists is imported by command and by block.',
  'cloud.data': 'A data source finds what an earlier run has built.',
  'cloud.drift': 'What is changed or deleted behind the back of terraform shows in the next plan.',
  'cloud.fault':
    'A fault hits what its type, name, operation and number of times say; a retry adds exactly the rest.',
  'cloud.fault-left': 'A fault leaves a tainted resource, or one that only the cloud knows.',
  'cloud.fault-time': 'A fault makes an operation take longer, and terraform shows its progress.',
  'cloud.fault-crash': 'A fault looks like a provider that crashed.',
  'cloud.fault-library': 'Every failure that a capability gives advice on can be rehearsed by name.',
  'cloud.conflict': 'What Azure refuses because of what is there already is refused.',
  'cloud.model': 'A model that the region of its account has not got is refused in the words of Azure.',
  'cloud.mirror': 'A mirror serves terraform in a shell of its own.',
  'cloud.many': 'Eight terraform processes of eight subscriptions share a cloud and never mix.',
  'cloud.shared-folder': 'Two processes on one cloud folder never both win a name.',
  'cloud.kill':
    'A terraform that is killed goes on with what was done; one that is interrupted stops in order.',
  'cloud.outlive': 'No terraform ends the process that serves the cloud.',
  'cloud.guard-environment': 'A run on the sandbox sees no credential, and a real run no simulated provider.',
  'cloud.guard-subscription':
    'A real subscription is refused on the sandbox, and one of the sandbox on Azure.',
  'cloud.guard-state': 'The states of the two clouds are apart, and a state of real resources is refused.',
  'cloud.guard-provider': 'No provider but the simulated ones can be installed on the sandbox.',
  'cloud.guard-banner': 'Everything that the sandbox shows says that it is not real.',
  'cloud.own-schemas': 'Schemas that a person brings are served in place of the committed ones.',
  'cloud.bad-faults': 'A mistake in a fault file is named before terraform starts.',
  'cloud.bad-folder': 'A cloud folder that is locked or damaged is named, and the state stays good.',
  'cloud.bad-protocol': 'A terraform of another plugin protocol is told so, and the state stays good.',
  'cloud.exit-code': 'The sandbox command answers with the words and the exit code of terraform.',
  'cloud.list': 'The sandbox command lists what is in the cloud.',
  'github.safe-pages':
    'Nothing that people write becomes active on a page, and no other site can press a button.',
  'github.issue-form': 'The answers to an issue form become the Markdown that GitHub makes of them.',
  'github.task-box':
    'A task-list box is ticked by whoever may edit the text, and never in a text that changed.',
  'github.browser': 'In a browser a person reads, answers, approves, merges and presses Confirm.',
  'model.failing':
    'Whatever the endpoint of a model does is a value with a reason, and the next question is answered.',
  'model.secret':
    'No key, client secret or token is in a reason, a log, a recording or the words of an error.',
  'model.alone':
    'A model is sent its question and its credentials, and nothing that the environment would add.',
  'gates.foreseen': 'Confirmations that are certain already are told while answers are still missing.',
  'model.gate': 'Forty people share the places of an endpoint, and all are answered though it limits some.',
  'model.circuit': 'An endpoint that fails again and again is left alone, and asked again by one question.',
  'model.remembered': 'A question that was answered costs nothing again, for the same tenant only.',
  'model.entra':
    'Azure OpenAI is asked with a token of Microsoft Entra ID that is used until shortly before its end.',
  'model.unenforced': 'An endpoint that does not enforce a schema is told it in words, and asked once more.',
  'model.strict-schema':
    'A schema that OpenAI or Azure would refuse is refused by the endpoint of the tests.',
  'model.config': 'A model that is configured by half is refused at start with one sentence.',
  'model.command': 'One command tells whether the configured model can be worked with, and why not.',
  'model.cassette': 'Answers of an endpoint are recorded and replayed, and a changed question fails loudly.',
  'github.every-reader':
    'Every page reads well by keyboard alone, in a narrow window, and in light and dark.',
  'prices.refresh': 'A refresh takes the prices of the public list, dates them and says what changed.',
  'prices.refresh-guarded':
    'A refresh takes no row that is no price, no sudden change, no page from elsewhere, and nothing at all when it fails.',
  'prices.plan': 'A plan is priced from its resources, and what differs from the estimate is explained.',
  'prices.every-example':
    'The plan of every example costs what its estimate says, as far as both can price it.',
  'prices.savings': 'An estimate says of when its prices are and what would cost less.',
  'prices.budget': 'A request that may exceed the budget of its repository waits for an approver.',
  'prices.plan-values': 'No text of a plan gets into a price but names of sizes, and nothing sensitive.',
  'prices.check': 'A check tells age, origin and confidence of the prices, and what the capabilities miss.',
} as const satisfies Record<string, string>

export type Requirement = keyof typeof requirements

/** Names a test by what it shows and the promises that it would break with. */
export function verifies(ids: readonly Requirement[], title: string): string {
  return `${title} [${ids.join(', ')}]`
}
