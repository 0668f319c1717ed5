import type { Response } from 'express';
import type { Services } from '../services.ts';
import { endResponse } from './end-response.ts';

/**
 * Sends what the server counts of itself, in the text format of Prometheus.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export async function sendMetrics({ metrics }: Pick<Services, 'metrics'>, res: Response): Promise<void> {
  const content = Buffer.from(await metrics.registry.metrics());
  res.setHeader('Content-Type', metrics.registry.contentType);
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Length', content.byteLength);
  endResponse(res, content);
}
