import { placeholders } from './placeholders.ts';
import { pathAndQuery, type SampleRequest } from './request.ts';

/** The request as a command of curl that a shell can run. */
export function curlSample(request: SampleRequest): string {
  const { operation, body, form } = request;
  const address = quoted(`${placeholders.origin}/api/v1${pathAndQuery(request)}`);
  const method = isDefault(request) ? '' : `-X ${operation.method} `;
  const options = [`-H ${quoted(`x-api-key: ${placeholders.apiKey}`)}`];
  if (body !== undefined) options.push(`-H 'content-type: application/json'`, `-d ${quoted(json(body))}`);
  const command = [`curl ${method}${address}`, ...options, ...formOptions(form)].join(' \\\n  ');
  const file = fileOf(form);
  return file === undefined ? `${command}\n` : `${command} <<'CSV'\n${file.replace(/\n?$/, '\n')}CSV\n`;
}

/** Whether curl takes this method by itself. */
function isDefault({ operation, body, form }: SampleRequest): boolean {
  return operation.method === (body === undefined && form === undefined ? 'GET' : 'POST');
}

/** The file is read from the lines after the command. */
function formOptions(form: SampleRequest['form']): string[] {
  return Object.entries(form ?? {}).map(([name, value], position) => {
    if (position === 0) return `-F '${name}=@-;filename=customers.csv;type=text/csv'`;
    return `-F ${quoted(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)}`;
  });
}

function fileOf(form: SampleRequest['form']): string | undefined {
  const [file] = Object.values(form ?? {});
  return file === undefined ? undefined : String(file);
}

function json(body: unknown): string {
  const line = JSON.stringify(body);
  return line.length <= 72 ? line : JSON.stringify(body, undefined, 2).replaceAll('\n', '\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
