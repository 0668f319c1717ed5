/** A place in the document, to which a problem points. */
interface Location {
  /** JSON pointer, such as `#/components/schemas/Customer`. */
  readonly pointer: string;
  readonly child: (segments: readonly (string | number)[]) => Location;
  /** The name of the place instead of its value. */
  readonly key: () => Location;
}

/** The part of Redocly's interface that our rules use. */
export interface RuleContext {
  /** The place of the visited node. */
  readonly location: Location;
  readonly report: (problem: { readonly message: string; readonly location?: Location }) => void;
  /** Follows one `$ref`. The node is `undefined` if it leads nowhere, which Redocly reports itself. */
  readonly resolve: <Node>(reference: { readonly $ref: string }) => { readonly node?: Node };
}

/**
 * A rule: a function for each type of node, which Redocly calls for every node of that type. The options are those of the
 * rule in `redocly.yaml`.
 *
 * @see https://redocly.com/docs/cli/custom-plugins/custom-rules
 */
export type Rule<Nodes extends object, Options = unknown> = (options: Options) => {
  readonly [Type in keyof Nodes]: (node: Nodes[Type], context: RuleContext) => void;
};
