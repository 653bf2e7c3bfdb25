import type { CapabilityContext, Question, Settled } from '#capability'
import type { Answers } from './parameters.ts'
import type { Settings } from './settings.ts'

/** The few things worth asking: where it goes, what runs, when, and in production also as whom and who is told. */
export function questions(
  { settings, origins }: Settled<Settings>,
  stated: Answers,
  context: CapabilityContext,
): Question[] {
  const asked: (Question | undefined)[] = [
    settings.team === undefined ? teamQuestion : undefined,
    stated.environment === undefined ? environmentQuestion : undefined,
    ...workspaceQuestions(settings, origins),
    ...codeQuestions(settings, context),
    stated.schedule === undefined && settings.continuous !== true ? scheduleQuestion(settings) : undefined,
    ...careQuestions(settings, stated),
  ]
  return asked.filter((question) => question !== undefined)
}

const teamQuestion: Question = {
  parameter: 'team',
  text: 'Which team owns it?',
  why: 'names, tags and access follow from it',
  weight: 99,
}

const environmentQuestion: Question = {
  parameter: 'environment',
  text: 'Which environment?',
  why: 'it sets the size, whether it runs by itself, and who has to approve',
  default: 'dev',
  options: ['dev', 'staging', 'prod'],
  weight: 95,
}

function workspaceQuestions(
  { workspace_name, resource_group }: Settled<Settings>['settings'],
  origins: Settled<Settings>['origins'],
): Question[] {
  if (workspace_name === undefined) {
    const why = 'name one that exists, or ask for a Databricks workspace in the same request'
    return [
      { parameter: 'workspace_name', text: 'In which Databricks workspace does it run?', why, weight: 94 },
    ]
  }
  const question = {
    parameter: 'resource_group',
    text: `In which resource group is ${workspace_name}?`,
    weight: 80,
  }
  if (resource_group === undefined) return [question]
  if (origins['resource_group']?.source !== 'naming') return []
  return [{ ...question, why: 'it is found by its name and its group', default: resource_group }]
}

function codeQuestions(
  { source, tasks, ref_kind }: Settled<Settings>['settings'],
  { request }: CapabilityContext,
): Question[] {
  const asked: Question[] = []
  if (source === undefined) {
    const [owner] = request.repository.split('/')
    asked.push({
      parameter: 'source',
      text: 'Where is the code?',
      why: `a repository such as ${owner}/churn, or a workspace path such as /Workspace/Shared/churn`,
      weight: 93,
    })
  }
  if (tasks === undefined) {
    asked.push({
      parameter: 'tasks',
      text: 'Which steps, in which order?',
      why: 'names of notebooks, .py and .sql files, such as ingest, train.py, score',
      weight: 92,
    })
  }
  if (source !== undefined && ref_kind === undefined) {
    asked.push({
      parameter: 'ref',
      text: 'Which tag or commit runs in production?',
      why: 'a branch would change production with every push',
      weight: 91,
    })
  }
  return asked
}

function scheduleQuestion({ environment }: Settled<Settings>['settings']): Question {
  return {
    parameter: 'schedule',
    text: 'When does it run?',
    why: 'say a time, such as "weekdays at 6:00 Berlin time"; manual means when somebody starts it',
    default: 'manual',
    weight: environment === 'prod' ? 85 : 60,
  }
}

function careQuestions(
  { environment, run_as, notify_emails, pause_status }: Settled<Settings>['settings'],
  stated: Answers,
): Question[] {
  const asked: Question[] = []
  if (run_as === undefined) {
    asked.push({
      parameter: 'run_as',
      text: 'Which service principal does it run as?',
      why: 'the code then does what that identity may do and no more; deployer means the identity of Planwright and takes a confirmation',
      weight: 84,
    })
  }
  if (notify_emails === undefined) {
    asked.push({
      parameter: 'notify_emails',
      text: 'Who is told when it fails?',
      why: 'in production a failed run needs somebody who hears of it',
      weight: 83,
    })
  }
  if (environment === 'prod' && pause_status !== undefined && stated.pause_status === undefined) {
    asked.push({
      parameter: 'pause_status',
      text: 'Does the schedule start at once?',
      why: 'an approver confirms it; PAUSED deploys the job and waits',
      default: pause_status,
      options: ['UNPAUSED', 'PAUSED'],
      weight: 50,
    })
  }
  return asked
}
