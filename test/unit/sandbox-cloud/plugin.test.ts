import { X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createCertificate } from '../../../sandbox/cloud/plugin/certificate.ts'
import { handshakeLine, readHandshake, refusalLine } from '../../../sandbox/cloud/plugin/handshake.ts'
import { mirrorPlatform, quoted } from '../../../sandbox/cloud/plugin/mirror.ts'

const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2'

describe('the certificate of a plugin', () => {
  const now = new Date('2026-11-22T12:00:00Z')

  test('is one that Node can read, for localhost, signed by itself and valid now', () => {
    const { cert, key, der } = createCertificate(now)
    const read = new X509Certificate(cert)
    expect(read.checkHost('localhost')).toBe('localhost')
    expect(read.ca).toBe(true)
    expect(read.verify(read.publicKey)).toBe(true)
    expect(read.raw.equals(der)).toBe(true)
    expect(read.validFromDate.toISOString()).toBe('2026-11-21T12:00:00.000Z')
    expect(read.validToDate.toISOString()).toBe('2026-12-22T12:00:00.000Z')
    expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  })

  test('is another one every time', () => {
    const serials = Array.from(
      { length: 20 },
      () => new X509Certificate(createCertificate(now).cert).serialNumber,
    )
    expect(new Set(serials).size).toBe(20)
  })
})

describe('the handshake of a plugin', () => {
  test('reads what terraform offers', () => {
    const environment = {
      TF_PLUGIN_MAGIC_COOKIE: COOKIE,
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_CLIENT_CERT: 'pem',
    }
    expect(readHandshake(environment)).toEqual({ clientCertificate: 'pem', socketDirectory: undefined })
  })

  test('refuses a person who starts it by hand', () => {
    expect(readHandshake({})).toEqual({
      refused: expect.stringContaining('which terraform starts by itself'),
    })
  })

  test.each([
    ['4,5', 'offers plugin protocol 4, 5 and'],
    [undefined, 'offers plugin protocol none and'],
    ['16', 'offers plugin protocol 16 and'],
  ])('refuses a terraform that offers protocol %s', (versions, sentence) => {
    const environment = { TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_PROTOCOL_VERSIONS: versions }
    expect(readHandshake(environment)).toEqual({ refused: expect.stringContaining(sentence) })
  })

  test('answers with the certificate in base64 without padding, and without one when there is no TLS', () => {
    expect(handshakeLine('/s', Buffer.from('a'))).toBe('1|6|unix|/s|grpc|YQ')
    expect(handshakeLine('/s', undefined)).toBe('1|6|unix|/s|grpc')
  })
})

test('refuses in one line that cannot be taken for an answer', () => {
  expect(refusalLine('wrong type "a|b":\n✖ 1|2|3|4')).toBe('wrong type "a/b": ✖ 1/2/3/4')
})

describe('a mirror', () => {
  test('is for platforms with a POSIX shell', () => {
    expect(mirrorPlatform('linux', 'x64')).toBe('linux_amd64')
    expect(mirrorPlatform('darwin', 'arm64')).toBe('darwin_arm64')
    expect(mirrorPlatform('win32', 'x64')).toBeUndefined()
    expect(mirrorPlatform('linux', 'mips')).toBeUndefined()
  })

  test('quotes whatever a path may hold', () => {
    expect(quoted("/it's $HOME")).toBe("'/it'\\''s $HOME'")
  })
})
