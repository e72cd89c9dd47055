// Helps .ci/run with the Postgres server: `ping`, `wait` until it answers, rows `written` in the tests' databases.
import pg from 'pg'

const [url, what] = process.argv.slice(2)

async function query(database, text) {
  const address = new URL(url)
  if (database) address.pathname = `/${database}`
  const client = new pg.Client({ connectionString: address.href, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const answers = () =>
  query('', 'select 1').then(
    () => true,
    () => false,
  )

if (what === 'ping') process.exit((await answers()) ? 0 : 1)

if (what === 'wait') {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await answers()) process.exit(0)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  console.error(`${url} does not answer`)
  process.exit(1)
}

if (what === 'written') {
  const rows = await query(
    '',
    `select coalesce(sum(tup_inserted), 0) as n from pg_stat_database where datname like 'qunbao_test_%'`,
  )
  console.log(String(rows[0].n))
}
