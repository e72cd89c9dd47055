import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApi } from '../../src/api/openapi.ts'
import { ROUTES } from '../../src/api/routes.ts'

/** What a document of OpenAPI 3.1.0 has to have, as far as this one uses it. */
const schema = z.record(z.string(), z.unknown())
const content = z.strictObject({
  description: z.string().min(1),
  content: z.strictObject({ 'application/json': z.strictObject({ schema: z.strictObject({ $ref: z.string() }) }) }),
})
const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['query', 'path']),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
})
const operation = z.strictObject({
  operationId: z.string().regex(/^\w+$/),
  summary: z.string().min(1),
  parameters: z.array(parameter).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), content),
})
const openApiDocument = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith('/'), z.strictObject({ get: operation })),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') })),
    schemas: z.record(z.string(), schema),
  }),
})

describe('openapi.json', () => {
  const made = JSON.parse(JSON.stringify(openApi()))
  const read = openApiDocument.parse(made)

  it('has the shape of OpenAPI 3.1, and every address', () => {
    expect(Object.keys(read.paths)).toEqual(ROUTES.map(({ path }) => path || '/'))
    const names = Object.values(read.paths).map(({ get }) => get.operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  it('refers to nothing that is not in it', () => {
    const referred = [...JSON.stringify(made).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)
    expect(referred.length).toBeGreaterThan(0)
    for (const ref of referred)
      expect(read.components.schemas).toHaveProperty([ref.replace('#/components/schemas/', '')])
    for (const of of read.security)
      for (const name of Object.keys(of)) expect(read.components.securitySchemes).toHaveProperty(name)
  })

  it('declares every part of a path, and says what every parameter means', () => {
    for (const [path, { get }] of Object.entries(read.paths)) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = (get.parameters ?? []).filter((each) => each.in === 'path')
      expect(declared.map(({ name }) => name)).toEqual(parts)
      expect(declared.every(({ required }) => required)).toBe(true)
      for (const each of get.parameters ?? []) expect(each.description ?? each.in, each.name).not.toBe('query')
    }
  })

  it('is the same each time, so that it can be compared', () => expect(openApi()).toEqual(openApi()))
})
