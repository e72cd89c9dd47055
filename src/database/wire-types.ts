import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'

const asItIs = (value: unknown) => value
const toArray = (value: unknown) => (Array.isArray(value) ? makePgArray(value) : value)

/** As drizzle reads and writes them: days and instants as text, JSON as it was made. Oids of Postgres, pg_type.dat. */
export const WIRE_TYPES: Record<string, postgres.PostgresType> = {
  times: { to: 1184, from: [1082, 1083, 1114, 1184], serialize: asItIs, parse: asItIs },
  json: { to: 114, from: [114, 3802], serialize: asItIs, parse: JSON.parse },
  /** int2, int4, float4, float8 */
  numbers: {
    to: 1007,
    from: [1005, 1007, 1021, 1022],
    serialize: toArray,
    parse: (text) => parsePgArray(text).map(Number),
  },
  /** text, varchar, int8, date, timestamp, timestamptz, numeric */
  texts: { to: 1009, from: [1009, 1015, 1016, 1182, 1115, 1185, 1231], serialize: toArray, parse: parsePgArray },
}
