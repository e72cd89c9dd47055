import { z } from 'zod'
import { ROUTES, type Route } from './routes.ts'
import { problemAnswer } from './shapes.ts'

/** Statuses that a problem is answered with, and of which errors (errors.ts). */
export const PROBLEMS = {
  400: { code: 'api.wrong', description: 'a parameter is wrong' },
  401: { code: 'api.token', description: 'no token, or one that was taken back' },
  403: { code: 'api.held', description: 'an editor holds back the digest of these days' },
  404: { code: 'api.nothing', description: 'nothing is there' },
  500: { code: 'api.failed', description: 'it could not be answered' },
} as const

type Json = Readonly<Record<string, unknown>>

let made: Json | undefined

/** The OpenAPI 3.1 document: the same for as long as the program runs, and made when it is first asked for. */
export function openApi(): Json {
  made ??= document()
  return made
}

/** It, made of the routes and their shapes. */
function document(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: '群报 qunbao',
      version: '1',
      description: "A county's reports, figures and published digests, to be read by other programs.",
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(ROUTES.map((route) => [route.path || '/', { get: operation(route) }])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...Object.fromEntries(ROUTES.map(({ name, answers }) => [name, schemaOf(answers, 'output')])),
        problem: schemaOf(problemAnswer, 'output'),
      },
    },
  }
}

function operation({ name, path, summary, asks }: Route): Json {
  const { properties = {}, required = [] } = schemaOf(asks, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const parameters = Object.entries(properties).map(([parameter, { description, ...schema }]) => {
    const inPath = path.includes(`{${parameter}}`)
    return {
      name: parameter,
      in: inPath ? 'path' : 'query',
      required: inPath || required.includes(parameter),
      ...(description === undefined ? {} : { description }),
      schema,
    }
  })
  const problems = Object.entries(PROBLEMS).map(([status, { description }]) => [
    status,
    response(description, 'problem'),
  ])
  return {
    operationId: name,
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: { 200: response(summary, name), ...Object.fromEntries(problems) },
  }
}

function response(description: string, schema: string): Json {
  return { description, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } }
}

/** As JSON Schema; a day and an instant by their format, not by the pattern that reads them. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    },
  })
  return made
}
