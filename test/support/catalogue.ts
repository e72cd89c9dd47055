import { readCatalogue } from '../../src/catalogue/read.ts'

/** The shipped catalogue, read once a worker. */
export const catalogue = readCatalogue('catalogue')
