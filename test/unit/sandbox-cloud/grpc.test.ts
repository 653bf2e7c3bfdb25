import { connect } from 'node:http2'
import { afterEach, expect, test } from 'vitest'
import { type Certificate, createCertificate } from '../../../sandbox/cloud/plugin/certificate.ts'
import { type GrpcServer, type MutualTls, startGrpcServer } from '../../../sandbox/cloud/protocol/grpc.ts'

let server: GrpcServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function listen(tls?: MutualTls): Promise<string> {
  const handlers = new Map([['/test/Echo', (message: Uint8Array) => message]])
  server = await startGrpcServer({ listenAt: { port: 0 }, handlers, ...(tls === undefined ? {} : { tls }) })
  return server.address.String
}

/** Calls the server as terraform does; the status of the call, or that the connection ended without one. */
function call(origin: string, trust: { ca?: string; cert?: string; key?: string } = {}): Promise<string> {
  const client = connect(origin, { ...trust, servername: 'localhost' })
  return new Promise<string>((resolve) => {
    client.on('error', () => resolve('ended'))
    client.on('close', () => resolve('ended'))
    const stream = client.request({ ':method': 'POST', ':path': '/test/Echo' })
    stream.on('error', () => resolve('ended'))
    stream.on('trailers', (trailers) => resolve(`status ${trailers['grpc-status']}`))
    stream.resume().end(Buffer.from([0, 0, 0, 0, 1, 7]))
  }).finally(() => client.destroy())
}

test('listens where nobody else can reach it', async () => {
  expect(await listen()).toMatch(/^127\.0\.0\.1:\d+$/)
})

test('answers on a plain connection', async () => {
  expect(await call(`http://${await listen()}`)).toBe('status 0')
})

test('answers only whoever shows the certificate of the terraform that started it', async () => {
  const [own, terraform, stranger] = [1, 2, 3].map(() => createCertificate(new Date()))
  const paper = ({ cert = '', key = '' }: Partial<Certificate> = {}) => ({ ca: own?.cert ?? '', cert, key })
  const { cert = '', key = '' } = own ?? {}
  const origin = `https://${await listen({ cert, key, clientCertificate: terraform?.cert ?? '' })}`
  expect(await call(origin, paper(terraform))).toBe('status 0')
  expect(await call(origin, paper(stranger))).toBe('ended')
  expect(await call(origin, { ca: cert })).toBe('ended')
})
