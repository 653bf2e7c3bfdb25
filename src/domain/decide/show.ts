import type { CommandOf } from '../command.ts'
import { type Decision, type Facts, refused, say } from '../decision.ts'

/** What is understood here, for anybody who may ask. */
export function showHelp(command: CommandOf<'show_help'>, facts: Facts): Decision {
  return answered(facts, say(command.replyTo, 'help'))
}

/** Where the request stands, as a new comment. */
export function showStatus(command: CommandOf<'show_status'>, facts: Facts): Decision {
  return answered(facts, say(command.replyTo, 'where-it-stands'))
}

/** A command that does not exist, with the one it looks like. */
export function reportUnknownCommand(command: CommandOf<'report_unknown_command'>, facts: Facts): Decision {
  const { given, didYouMean } = command
  return answered(facts, say(command.replyTo, 'unknown-command', { given, didYouMean }))
}

function answered(facts: Facts, word: ReturnType<typeof say>): Decision {
  return facts.mayRequest ? refused('nothing_changed', [word]) : refused('not_authorised')
}
