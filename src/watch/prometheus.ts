/** One number, with what tells it apart from the others of its family. */
export type Sample = {
  readonly value: number
  readonly of?: Readonly<Record<string, string>>
  readonly part?: 'sum' | 'count'
}

/** What is measured under one name. */
export type Family = {
  readonly name: string
  readonly type: 'gauge' | 'counter' | 'summary'
  readonly help: string
  readonly samples: readonly Sample[]
}

/** The text that Prometheus reads (text exposition format 0.0.4). A family of which nothing is known is left out. */
export function exposition(families: readonly Family[]): string {
  const known = families.filter(({ samples }) => samples.length > 0)
  return known
    .map(({ name, type, help, samples }) => {
      const lines = samples.map(({ value, of = {}, part }) => {
        const labels = Object.entries(of).map(([label, says]) => `${label}="${escaped(says)}"`)
        const within = labels.length > 0 ? `{${labels.join(',')}}` : ''
        return `${name}${part ? `_${part}` : ''}${within} ${value}\n`
      })
      return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')
}
