import type { Request, RequestHandler, Response } from 'express';

/** A step that every request passes, and that answers none. */
export type Preparation = (req: Request, res: Response) => void;

/** Several steps, in order, as one layer of Express: a layer costs more than most steps. */
export function prepare(...steps: readonly Preparation[]): RequestHandler {
  return (req, res, next) => {
    for (const step of steps) step(req, res);
    next();
  };
}
