/** Variables that make a server process believe that it is later than it is. */
export function clockAhead(hours: number): { readonly NODE_OPTIONS: string } {
  const shift = `
    const RealDate = Date;
    const now = () => RealDate.now() + ${hours * 3_600_000};
    globalThis.Date = class Date extends RealDate {
      constructor(...args) { super(...(args.length === 0 ? [now()] : args)); }
      static now() { return now(); }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` };
}
