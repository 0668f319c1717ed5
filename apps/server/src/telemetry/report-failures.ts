import type { Logger } from 'pino';

/** The part of an exporter that this room needs: what it exports differs by signal. */
interface Exporter<Batch> {
  export(batch: Batch, done: (result: ExportResult) => void): void;
}

interface ExportResult {
  /** 0 means success. */
  readonly code: number;
  readonly error?: Error;
}

/**
 * An exporter that logs one line when its collector begins to fail, and one when it works again. The response of the
 * collector is not logged, since it could be long or repeat what was sent.
 */
export function reportFailures<Batch, Own extends Exporter<Batch>>(
  exporter: Own & Exporter<Batch>,
  signal: 'traces' | 'metrics',
  logger: Logger,
): Own {
  let isFailing = false;
  const report = ({ code, error }: ExportResult) => {
    if (isFailing === (code !== 0)) return;
    isFailing = !isFailing;
    if (isFailing) logger.warn({ signal, reason: reasonOf(error) }, 'telemetry cannot be exported');
    else logger.info({ signal }, 'telemetry is exported again');
  };
  return Object.assign(Object.create(exporter) as Own, {
    export(batch: Batch, done: (result: ExportResult) => void): void {
      exporter.export(batch, (result) => {
        report(result);
        done(result);
      });
    },
  });
}

function reasonOf(error: Error | undefined): string {
  const { code, message = '' } = (error ?? {}) as { readonly code?: string | number; readonly message?: string };
  return message === '' ? String(code ?? 'no answer') : message;
}
