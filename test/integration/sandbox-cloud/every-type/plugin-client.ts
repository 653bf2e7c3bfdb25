import { connect as connectHttp2, type IncomingHttpHeaders } from 'node:http2'
import { connect } from 'node:net'
import { decodeMsgpack, encodeMsgpack } from '../../../../sandbox/cloud/protocol/msgpack.ts'
import {
  bytesField,
  decodeMessage,
  type Field,
  type Message,
  message,
  messageField,
  textField,
} from '../../../../sandbox/cloud/protocol/protobuf.ts'
import type { Value } from '../../../../sandbox/cloud/protocol/value.ts'

/** What a provider answers: a state, what Terraform keeps beside it, and the last of its error messages. */
export interface Answer {
  readonly state: Value
  readonly privateData: Uint8Array
  readonly problem: string
  /** Whether a plan replaces the resource. */
  readonly isReplaced: boolean
}

export interface Change {
  readonly type: string
  readonly prior: Value
  /** What Terraform proposes to a plan, or what was planned for an apply. */
  readonly planned: Value
  readonly config: Value
  readonly privateData: Uint8Array
}

export type PluginClient = Awaited<ReturnType<typeof connectPlugin>>

/** Speaks plugin protocol 6 to a provider that listens on a Unix socket, as Terraform does. */
export async function connectPlugin(socketPath: string) {
  const session = connectHttp2('http://localhost', { createConnection: () => connect(socketPath) })
  await new Promise<void>((resolve, reject) => {
    session.once('connect', () => resolve())
    session.once('error', reject)
  })
  const call = async (method: string, fields: readonly Field[]): Promise<Message> => {
    const stream = session.request({
      ':method': 'POST',
      ':path': `/tfplugin6.Provider/${method}`,
      'content-type': 'application/grpc',
    })
    let refusal = ''
    const noteStatus = (headers: IncomingHttpHeaders): void => {
      const { 'grpc-status': status = '0', 'grpc-message': text = '' } = headers
      if (status !== '0') refusal = `${method} answers ${status.toString()}: ${text.toString()}`
    }
    stream.on('response', noteStatus)
    stream.on('trailers', noteStatus)
    const body = message(fields)
    const head = Buffer.alloc(5)
    head.writeUInt32BE(body.length, 1)
    stream.end(Buffer.concat([head, body]))
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(Buffer.from(chunk))
    if (refusal !== '') throw new Error(decodeURIComponent(refusal))
    return decodeMessage(Buffer.concat(chunks).subarray(5))
  }
  const changeFields = ({ type, prior, planned, config, privateData }: Change): Field[] => [
    textField(1, type),
    dynamicField(2, prior),
    dynamicField(3, planned),
    dynamicField(4, config),
    bytesField(5, privateData),
  ]
  return {
    configure: async (config: Value): Promise<string> =>
      problemOf(await call('ConfigureProvider', [textField(1, '1.11.4'), dynamicField(2, config)]), 1),
    validate: async (kind: 'Resource' | 'DataResource', type: string, config: Value): Promise<string> =>
      problemOf(await call(`Validate${kind}Config`, [textField(1, type), dynamicField(2, config)]), 1),
    plan: async (change: Change): Promise<Answer> =>
      answerOf(await call('PlanResourceChange', changeFields(change)), { privateData: 3, problem: 4 }),
    apply: async (change: Change): Promise<Answer> =>
      answerOf(await call('ApplyResourceChange', changeFields(change)), { privateData: 2, problem: 3 }),
    read: async (type: string, state: Value, privateData: Uint8Array): Promise<Answer> => {
      const fields = [textField(1, type), dynamicField(2, state), bytesField(3, privateData)]
      return answerOf(await call('ReadResource', fields), { privateData: 3, problem: 2 })
    },
    /** Hands over a state as it stands in the state file. */
    upgrade: async (type: string, json: string): Promise<Answer> => {
      const fields = [textField(1, type), messageField(3, [textField(1, json)])]
      return answerOf(await call('UpgradeResourceState', fields), { privateData: 3, problem: 2 })
    },
    importState: async (type: string, id: string): Promise<Answer> => {
      const answer = await call('ImportResourceState', [textField(1, type), textField(2, id)])
      const imported = decodeMessage(answer.bytes(1))
      const problem = problemOf(answer, 2)
      return { state: stateOf(imported, 2), privateData: imported.bytes(3), problem, isReplaced: false }
    },
    readData: async (type: string, config: Value): Promise<Answer> =>
      answerOf(await call('ReadDataSource', [textField(1, type), dynamicField(2, config)]), {
        privateData: 4,
        problem: 2,
      }),
    close: () => session.destroy(),
  }
}

function dynamicField(number: number, value: Value): Field {
  return messageField(number, [bytesField(1, encodeMsgpack(value))])
}

function stateOf(answer: Message, number: number): Value {
  const bytes = decodeMessage(answer.bytes(number)).bytes(1)
  return bytes.length === 0 ? null : decodeMsgpack(bytes)
}

function problemOf(answer: Message, number: number): string {
  const diagnostic = decodeMessage(answer.bytes(number))
  return [diagnostic.text(2), diagnostic.text(3)].filter((text) => text !== '').join('\n')
}

function answerOf(answer: Message, numbers: { privateData: number; problem: number }): Answer {
  return {
    state: stateOf(answer, 1),
    privateData: answer.bytes(numbers.privateData),
    problem: problemOf(answer, numbers.problem),
    isReplaced: answer.bytes(2).length > 0,
  }
}
