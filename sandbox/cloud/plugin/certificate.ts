import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A new key and its self-signed certificate for "localhost". */
export interface Certificate {
  /** PEM. */
  readonly cert: string
  /** PEM, PKCS #8. */
  readonly key: string
  readonly der: Buffer
}

/** DER tags, ITU-T X.690. */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8: 0x0c,
  time: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const

/** Object identifiers in their DER form: RFC 5280, RFC 5758. */
const OID = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  keyUsage: '551d0f',
  extendedKeyUsage: '551d25',
  subjectAltName: '551d11',
  serverAuth: '2b06010505070301',
  clientAuth: '2b06010505070302',
} as const

const YES = tagged(TAG.boolean, Buffer.from([0xff]))
const DAY_MS = 86_400_000

/**
 * Makes the certificate that a plugin shows to Terraform (go-plugin's automatic mutual TLS): P-256, signed by itself,
 * valid from a day before `now` for 30 days.
 */
export function createCertificate(now: Date): Certificate {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const algorithm = sequence(objectId(OID.ecdsaWithSha256))
  const name = sequence(
    tagged(TAG.set, sequence(objectId(OID.commonName), tagged(TAG.utf8, Buffer.from('localhost')))),
  )
  const content = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    algorithm,
    name,
    sequence(time(now.getTime() - DAY_MS), time(now.getTime() + 30 * DAY_MS)),
    name,
    pair.publicKey,
    tagged(0xa3, sequence(...extensions())),
  )
  const signature = sign('sha256', content, createPrivateKey(pair.privateKey))
  const der = sequence(content, algorithm, bitString(signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  const cert = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
  return { cert, key: pair.privateKey, der }
}

function extensions(): Buffer[] {
  const extension = (id: string, value: Buffer): Buffer =>
    sequence(objectId(id), YES, tagged(TAG.octetString, value))
  return [
    extension(OID.basicConstraints, sequence(YES)),
    // Bits 0 (digital signature), 2 (key encipherment), 4 (key agreement) and 5 (certificate signing).
    extension(OID.keyUsage, tagged(TAG.bitString, Buffer.from([2, 0b1010_1100]))),
    extension(OID.extendedKeyUsage, sequence(objectId(OID.serverAuth), objectId(OID.clientAuth))),
    sequence(
      objectId(OID.subjectAltName),
      tagged(TAG.octetString, sequence(tagged(0x82, Buffer.from('localhost')))),
    ),
  ]
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body])
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(TAG.sequence, ...parts)
}

/** A number above zero: one that begins with a set bit gets a zero byte before it. */
function integer(bytes: Buffer): Buffer {
  const trimmed = Buffer.from(bytes)
  trimmed[0] = (trimmed[0] ?? 0) & 0x7f || 1
  return tagged(TAG.integer, trimmed)
}

function objectId(hex: string): Buffer {
  return tagged(TAG.objectId, Buffer.from(hex, 'hex'))
}

function bitString(bytes: Buffer): Buffer {
  return tagged(TAG.bitString, Buffer.from([0]), bytes)
}

/** UTCTime, YYMMDDHHMMSSZ. */
function time(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replaceAll(/\D/g, '').slice(2, 14)
  return tagged(TAG.time, Buffer.from(`${digits}Z`))
}
