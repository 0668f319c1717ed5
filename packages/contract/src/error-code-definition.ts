/** What a code of a failed request stands for. */
export interface ErrorCodeDefinition {
  /** The HTTP status that it comes with. */
  readonly status: number;
  /** What went wrong, in one sentence. */
  readonly meaning: string;
}

/** What a code of a single problem stands for. */
export interface IssueCodeDefinition {
  /** What is wrong with the field, in one sentence. */
  readonly meaning: string;
}
