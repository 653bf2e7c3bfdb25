/**
 * The messages of Terraform's plugin protocol 6 that a provider needs, as plain values.
 * Field numbers follow the public tfplugin6 protocol of Terraform 1.11; serving version 6 works for every provider.
 */
import { decodeMsgpack, encodeMsgpack } from './msgpack.ts'
import {
  bytesField,
  decodeMessage,
  type Field,
  flagField,
  integerField,
  message,
  messageField,
  textField,
} from './protobuf.ts'
import type { Value } from './value.ts'

/** Path into a resource: attribute names and list indexes. */
export type AttributePath = readonly (string | number)[]

/** An error or a warning shown to the person who runs Terraform, pointing at an attribute when it has a path. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning'
  readonly summary: string
  readonly detail?: string
  readonly path?: AttributePath
}

function decodeDynamic(bytes: Uint8Array): Value {
  const dynamic = decodeMessage(bytes)
  const msgpack = dynamic.bytes(1)
  if (msgpack.length > 0) return decodeMsgpack(msgpack)
  return null
}

function dynamicField(number: number, value: Value): Field {
  return messageField(number, [bytesField(1, encodeMsgpack(value))])
}

function pathField(number: number, path: AttributePath): Field {
  const steps = path.map((step) =>
    messageField(
      1,
      typeof step === 'string'
        ? [textField(1, step)]
        : // An index of 0 must be sent too, because the steps are alternatives of one another.
          [step === 0 ? Uint8Array.from([0x18, 0]) : integerField(3, step)],
    ),
  )
  return messageField(number, steps)
}

function diagnosticFields(number: number, diagnostics: readonly Diagnostic[]): Field[] {
  return diagnostics.map((diagnostic) =>
    messageField(number, [
      integerField(1, diagnostic.severity === 'error' ? 1 : 2),
      textField(2, diagnostic.summary),
      textField(3, diagnostic.detail ?? ''),
      ...(diagnostic.path === undefined ? [] : [pathField(4, diagnostic.path)]),
    ]),
  )
}

/** What a provider can do: fetching the schema once per run is enough for it. */
const SERVER_CAPABILITIES = [flagField(2, true)]

export function encodeMetadata(types: {
  resources: readonly string[]
  dataSources: readonly string[]
}): Uint8Array {
  return message([
    messageField(1, SERVER_CAPABILITIES),
    ...types.dataSources.map((name) => messageField(3, [textField(1, name)])),
    ...types.resources.map((name) => messageField(4, [textField(1, name)])),
  ])
}

/** Each schema is an already encoded `Schema` message. */
export function encodeProviderSchema(schemas: {
  provider: Uint8Array
  resources: ReadonlyMap<string, Uint8Array>
  dataSources: ReadonlyMap<string, Uint8Array>
}): Uint8Array {
  const entries = (number: number, map: ReadonlyMap<string, Uint8Array>): Field[] =>
    [...map].map(([name, schema]) => messageField(number, [textField(1, name), bytesField(2, schema)]))
  return message([
    bytesField(1, schemas.provider),
    ...entries(2, schemas.resources),
    ...entries(3, schemas.dataSources),
    messageField(6, SERVER_CAPABILITIES),
  ])
}

/** Request of ValidateResourceConfig, ValidateDataResourceConfig and ReadDataSource. */
export function decodeTypedConfig(bytes: Uint8Array): { type: string; config: Value } {
  const request = decodeMessage(bytes)
  return { type: request.text(1), config: decodeDynamic(request.bytes(2)) }
}

export function decodeConfigureProvider(bytes: Uint8Array): { terraformVersion: string; config: Value } {
  const request = decodeMessage(bytes)
  return { terraformVersion: request.text(1), config: decodeDynamic(request.bytes(2)) }
}

/** The state comes as the JSON text of the state file. */
export function decodeUpgradeState(bytes: Uint8Array): { type: string; json: string } {
  const request = decodeMessage(bytes)
  return { type: request.text(1), json: decodeMessage(request.bytes(3)).text(1) }
}

export function decodeReadResource(bytes: Uint8Array): {
  type: string
  current: Value
  privateData: Uint8Array
} {
  const request = decodeMessage(bytes)
  return {
    type: request.text(1),
    current: decodeDynamic(request.bytes(2)),
    privateData: request.bytes(3),
  }
}

/** A change of a resource: `prior` is null on create, `planned` is null on delete. */
export interface ResourceChange {
  readonly type: string
  readonly prior: Value
  readonly planned: Value
  readonly config: Value
  /** What the provider gave Terraform to keep beside the state. */
  readonly privateData: Uint8Array
}

/** Request of PlanResourceChange and ApplyResourceChange; in a plan, `planned` is the proposed new state. */
export function decodeResourceChange(bytes: Uint8Array): ResourceChange {
  const request = decodeMessage(bytes)
  return {
    type: request.text(1),
    prior: decodeDynamic(request.bytes(2)),
    planned: decodeDynamic(request.bytes(3)),
    config: decodeDynamic(request.bytes(4)),
    privateData: request.bytes(5),
  }
}

export function decodeImport(bytes: Uint8Array): { type: string; id: string } {
  const request = decodeMessage(bytes)
  return { type: request.text(1), id: request.text(2) }
}

/** Response of ValidateResourceConfig, ValidateDataResourceConfig and ConfigureProvider. */
export function encodeDiagnostics(diagnostics: readonly Diagnostic[]): Uint8Array {
  return message(diagnosticFields(1, diagnostics))
}

/** Response of ValidateProviderConfig, which keeps field 1 free for a value of old protocols. */
export function encodeProviderDiagnostics(diagnostics: readonly Diagnostic[]): Uint8Array {
  return message(diagnosticFields(2, diagnostics))
}

/** Response of UpgradeResourceState, ReadResource and ReadDataSource: a state with diagnostics. */
export function encodeState(
  state: Value,
  diagnostics: readonly Diagnostic[] = [],
  privateData: Uint8Array = new Uint8Array(0),
): Uint8Array {
  return message([dynamicField(1, state), ...diagnosticFields(2, diagnostics), bytesField(3, privateData)])
}

/** Marks answers that fill defaults into optional attributes, which only old-style providers may do. */
const LEGACY_TYPE_SYSTEM = true

export function encodePlan(plan: {
  planned: Value
  requiresReplace: readonly AttributePath[]
  privateData: Uint8Array
  diagnostics: readonly Diagnostic[]
}): Uint8Array {
  return message([
    dynamicField(1, plan.planned),
    ...plan.requiresReplace.map((path) => pathField(2, path)),
    bytesField(3, plan.privateData),
    ...diagnosticFields(4, plan.diagnostics),
    flagField(5, LEGACY_TYPE_SYSTEM),
  ])
}

export function encodeApply(result: {
  state: Value
  privateData: Uint8Array
  diagnostics: readonly Diagnostic[]
}): Uint8Array {
  return message([
    dynamicField(1, result.state),
    bytesField(2, result.privateData),
    ...diagnosticFields(3, result.diagnostics),
    flagField(4, LEGACY_TYPE_SYSTEM),
  ])
}

export function encodeImported(
  imported: { type: string; state: Value; privateData: Uint8Array } | undefined,
  diagnostics: readonly Diagnostic[],
): Uint8Array {
  return message([
    ...(imported === undefined
      ? []
      : [
          messageField(1, [
            textField(1, imported.type),
            dynamicField(2, imported.state),
            bytesField(3, imported.privateData),
          ]),
        ]),
    ...diagnosticFields(2, diagnostics),
  ])
}
