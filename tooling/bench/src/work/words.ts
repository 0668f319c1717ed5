type Words = readonly [string, ...string[]];

export const firstNames: Words = [
  ...(['Ada', 'Amélie', 'Bruno', 'Chloé', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Hiro', 'Ingrid', 'Jamal'] as const),
  ...(['Katarzyna', 'Liam', 'Mei', 'Noor', 'Oskar', 'Priya', 'Rafael', 'Sofia', 'Tomás', 'Uma', 'Viktor'] as const),
];

export const lastNames: Words = [
  ...(['Adeyemi', 'Becker', 'Carvalho', 'Dubois', 'Eriksen', 'Fischer', 'García', 'Haddad', 'Ivanova'] as const),
  ...(['Jansen', 'Kowalski', 'Lindqvist', 'Moreau', 'Nakamura', 'Okafor', 'Petrov', 'Quinn', 'Rossi'] as const),
  ...(['Schneider', 'Tanaka', 'Ueda', 'Vasquez', 'Weber', 'Yilmaz', 'Zhang'] as const),
];

export const companyNames: Words = [
  ...(['Alder', 'Bluewater', 'Cobalt', 'Driftwood', 'Evergreen', 'Foxglove', 'Granite', 'Harbour'] as const),
  ...(['Ironbridge', 'Juniper', 'Keystone', 'Larkspur', 'Meridian', 'Northgate', 'Oakfield', 'Pinecrest'] as const),
];

export const trades: Words = [
  ...(['Analytics', 'Bakeries', 'Capital', 'Dynamics', 'Energy', 'Foods', 'Instruments', 'Labs'] as const),
  ...(['Logistics', 'Materials', 'Media', 'Networks', 'Optics', 'Robotics', 'Software', 'Textiles'] as const),
];

export const domains: Words = ['example.com', 'mail.example', 'corp.example.org', 'example.net', 'post.example'];

export const streets: Words = ['Main Street', 'Kirchgasse', 'Rue de la Paix', 'Via Roma', 'Elm Avenue', 'Harbour Road'];

/** City, region, country, time zone, language and currency go together. */
export const places: readonly [Place, ...Place[]] = [
  { city: 'Boston', state: 'MA', country: 'US', timezone: 'America/New_York', language: 'en', currency: 'USD' },
  { city: 'Zürich', state: 'ZH', country: 'CH', timezone: 'Europe/Zurich', language: 'de', currency: 'CHF' },
  { city: 'Lyon', state: 'ARA', country: 'FR', timezone: 'Europe/Paris', language: 'fr', currency: 'EUR' },
  { city: 'Osaka', state: 'Osaka', country: 'JP', timezone: 'Asia/Tokyo', language: 'ja', currency: 'JPY' },
  { city: 'Porto', state: 'Porto', country: 'PT', timezone: 'Europe/Lisbon', language: 'pt', currency: 'EUR' },
];

interface Place {
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly timezone: string;
  readonly language: string;
  readonly currency: string;
}
