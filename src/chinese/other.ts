/** True for what a list of choices offers for all that it does not name: it is never printed. */
export function isOther(label: string): boolean {
  return /^其[他它](?:级别?|类|项)?$/u.test(label.trim())
}
