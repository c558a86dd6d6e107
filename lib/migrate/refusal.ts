/** A migration that cannot be planned for a reason that whoever asks for it can do something about. */
export class Refusal extends Error {}
