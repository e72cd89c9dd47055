/** What a cadre's own sentence says to a question: the words, as the question's kind will read them, and where they stand. */
export type Heard = { readonly code: string; readonly words: string; readonly at: number }
