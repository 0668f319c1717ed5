import { curl, netHttp, nodeFetch, pythonRequests } from './http-libraries.ts';
import { type Call, calls, type OfficialSdk } from './official-sdk.ts';
import { typesOfJavaScript, typesOfPython } from './promised-types.ts';

/** Runs in Node and in pages. Its user gets no body of an error. */
export const javaScript: OfficialSdk = {
  name: 'JavaScript 1.3.0',
  methods: {
    'POST customers/new': 'create',
    'POST customers/bulk-create': 'bulkCreate',
    'POST customers/csv-upload': 'uploadCsv',
    'GET customers': 'list',
    'GET customers/KEY': 'get',
    'GET customers/KEY/details': 'getDetails',
    'GET customers/KEY/check-active-subscription': 'checkActiveSubscription',
    'PATCH customers/KEY': 'update',
    'DELETE customers/KEY': 'delete',
    'POST customers/KEY/archive': 'archive',
    'POST customers/KEY/unarchive': 'unarchive',
  },
  send: nodeFetch,
  formField: 'csv',
  toQuery: (filters) => without('', filters),
  returnsActiveSubscription: true,
  promises: typesOfJavaScript,
  errorMessage: ({ status, statusText }) => `Request failed: ${status} ${statusText}`,
};

/** Drops `nil` at the top of a body, and the body of an error. */
const ruby: OfficialSdk = {
  name: 'Ruby 1.3.0',
  methods: {
    'POST customers/new': 'create',
    'POST customers/bulk-create': 'bulk_create',
    'POST customers/csv-upload': 'upload_csv',
    'GET customers': 'list',
    'GET customers/KEY': 'get',
    'GET customers/KEY/details': 'get_details',
    'GET customers/KEY/check-active-subscription': 'has_active_subscription?',
    'PATCH customers/KEY': 'update',
    'DELETE customers/KEY': 'delete',
    'POST customers/KEY/archive': 'archive',
    'POST customers/KEY/unarchive': 'unarchive',
  },
  send: netHttp,
  formField: 'csv',
  toBody: (body) => without(null, body),
  returnsActiveSubscription: true,
  promises: {},
  errorMessage: ({ status, statusText }) => `Failed to Fetch Customer: ${status} ${statusText}`,
};

/** The only one whose user gets the message of an error. */
const python111: OfficialSdk = {
  name: 'Python 1.1.1',
  methods: {
    'POST customers/new': 'create',
    'POST customers/csv-upload': 'upload_csv',
    'GET customers': 'list',
    'GET customers/KEY': 'get',
    'GET customers/KEY/details': 'get_details',
    'GET customers/KEY/check-active-subscription': 'has_active_subscription',
    'PATCH customers/KEY': 'update',
    'DELETE customers/KEY': 'delete',
  },
  send: pythonRequests,
  formField: 'csv',
  returnsActiveSubscription: true,
  promises: {},
  errorMessage: ({ status, message }) => `API request failed: ${message} (Status: ${status})`,
};

export const python: OfficialSdk = {
  ...python111,
  name: 'Python 1.3.1',
  methods: {
    ...python111.methods,
    'POST customers/bulk-create': 'bulk_create',
    'POST customers/KEY/archive': 'archive',
    'POST customers/KEY/unarchive': 'unarchive',
  },
  promises: typesOfPython,
};

/** The requests that the documentation of the hosted API shows. */
const documentation: OfficialSdk = {
  name: 'Documentation',
  methods: {
    'POST customers': 'curl',
    'POST customers/bulk-create': 'curl',
    'POST customers/csv-upload': 'curl',
    'GET customers': 'curl',
    'GET customers/KEY': 'curl',
    'PUT customers/KEY': 'curl',
    'DELETE customers/KEY': 'curl',
    'POST customers/KEY/archive': 'curl',
    'POST customers/KEY/unarchive': 'curl',
  },
  send: curl,
  formField: 'file',
  returnsActiveSubscription: false,
  promises: {},
  errorMessage: ({ status }) => `The requested URL returned error: ${status}`,
};

export const officialSdks: readonly OfficialSdk[] = [javaScript, ruby, python111, python, documentation];

/** The methods of an SDK in the order of the guide, each with the call that it makes. */
export function methodsOf({ methods }: OfficialSdk): { method: string; call: Call }[] {
  return calls.flatMap((call) => {
    const method = methods[call];
    return method === undefined ? [] : [{ method, call }];
  });
}

function without<Values extends object>(dropped: unknown, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== dropped)) as Values;
}
