/** Something that cannot be done now, with the sentence that tells the person what to do instead. */
export class Refusal extends Error {}
