// Helps .ci/run with the Postgres server: `ping`, `wait` until it answers, rows `written` in the tests' databases.
import postgres from 'postgres'

const [url, what] = process.argv.slice(2)

async function query(database, text) {
  const address = new URL(url)
  if (database) address.pathname = `/${database}`
  const sql = postgres(address.href, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end({ timeout: 1 })
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
