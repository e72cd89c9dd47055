import { CONNECT_MS, Connection } from './connection.ts'

/** What the server says to a write where it takes none. */
export const READ_ONLY = '25006'

/** Of several hosts in one address, which no URL has, one address each, in their order. */
export function addressesOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] = /^([^/]+\/\/(?:[^/]*@)?)([^/@?]*)(.*)$/.exec(url) ?? []
  return (hosts || 'localhost').split(',').map((host) => {
    const address = new URL(`${before}${host}${after}`)
    address.searchParams.delete('target_session_attrs')
    return address.href
  })
}

/** A connection to the first of the hosts that takes one, for what must share a session. It is the caller's to end. */
export async function connect(url: string): Promise<Connection> {
  const addresses = addressesOf(url)
  let failure: unknown
  for (const address of addresses) {
    try {
      const connection = await Connection.to(address)
      if (addresses.length > 1) await refuseReadOnly(connection)
      return connection
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

/** @throws where the server takes no writes; the connection is closed then. */
export async function refuseReadOnly(connection: Connection): Promise<void> {
  const [row] = await connection.ask(`select current_setting('transaction_read_only') as readonly`, [], {
    late: CONNECT_MS,
  })
  if (row?.['readonly'] !== 'on') return
  connection.close('the server takes no writes')
  throw Object.assign(new Error('the server takes no writes'), { code: READ_ONLY })
}
