import type { CustomerCreate } from '../generated/models.ts';

/**
 * Names that files of other programs have for the fields of a customer, in the usual languages of such files. A name
 * stands for one field only, and means the same in every file: names such as `status`, or `billing_city` beside an address
 * without a kind, are left out on purpose. They are compared by {@link normalizedName}.
 */
export const fieldSynonyms: Readonly<Record<string, readonly string[]>> = {
  customer_key: [
    ...[
      'key',
      'customer id',
      'customer number',
      'customer no',
      'customer code',
      'client id',
      'client number',
      'user id',
    ],
    ...[
      'account id',
      'account number',
      'external id',
      'record id',
      'contact id',
      'Kundennummer',
      'Kunden-Nr',
      'Kunden-ID',
    ],
    ...['numéro client', 'identifiant client', 'id cliente', 'número de cliente', 'codice cliente', 'klantnummer'],
  ],
  customer_type: ['type of customer', 'client type', 'Kundentyp', 'type de client', 'tipo de cliente', 'tipo cliente'],
  primary_email: [
    ...[
      'email',
      'e-mail',
      'mail',
      'email address',
      'e-mail address',
      'primary email address',
      'main email',
      'user email',
    ],
    ...['contact email', 'customer email', 'E-Mail-Adresse', 'adresse e-mail', 'courriel', 'adresse mail'],
    ...['correo', 'correo electrónico', 'indirizzo email', 'posta elettronica', 'endereço de e-mail', 'e-mailadres'],
  ],
  display_name: [
    ...['name', 'full name', 'customer name', 'client name', 'contact name', 'nick name', 'Anzeigename', 'nom complet'],
    ...['nombre completo', 'nome completo', 'volledige naam'],
  ],
  legal_name: [
    ...[
      'company',
      'company name',
      'organization',
      'organisation',
      'organization name',
      'organisation name',
      'business',
    ],
    ...[
      'business name',
      'account name',
      'Firma',
      'Firmenname',
      'Unternehmen',
      'entreprise',
      'société',
      'raison sociale',
    ],
    ...['empresa', 'razón social', 'azienda', 'ragione sociale', 'razão social', 'bedrijf', 'bedrijfsnaam'],
  ],
  first_name: ['given name', 'forename', 'Vorname', 'prénom', 'nombre', 'nome', 'primeiro nome', 'voornaam'],
  middle_name: [
    'second name',
    'middle initial',
    'zweiter Vorname',
    'deuxième prénom',
    'segundo nombre',
    'secondo nome',
  ],
  last_name: [
    'surname',
    'family name',
    'Nachname',
    'Familienname',
    'nom de famille',
    'apellido',
    'apellidos',
    'cognome',
    'sobrenome',
    'apelido',
    'achternaam',
  ],
  primary_phone: [
    ...[
      'phone',
      'phone number',
      'primary phone number',
      'telephone',
      'telephone number',
      'tel',
      'Telefon',
      'Telefonnummer',
    ],
    ...[
      'Rufnummer',
      'téléphone',
      'numéro de téléphone',
      'teléfono',
      'telefono',
      'número de teléfono',
      'telefone',
      'telefoon',
    ],
    ...['telefoonnummer'],
  ],
  billing_email: [
    ...['billing email address', 'invoice email', 'invoicing email', 'Rechnungs-E-Mail', 'e-mail de facturation'],
    ...['correo de facturación', 'email di fatturazione'],
  ],
  date_of_birth: [
    'birthday',
    'birth date',
    'dob',
    'Geburtsdatum',
    'Geburtstag',
    'date de naissance',
    'fecha de nacimiento',
    'data di nascita',
    'data de nascimento',
    'geboortedatum',
  ],
  legal_number: [
    'company number',
    'registration number',
    'company registration number',
    'Handelsregisternummer',
    'SIREN',
    'SIRET',
    'KvK-nummer',
  ],
  tax_identification_number: [
    'tax id',
    'tax number',
    'vat',
    'vat number',
    'vat id',
    'tin',
    'ein',
    'Steuernummer',
    'USt-IdNr',
    'USt-ID',
    'Umsatzsteuer-ID',
    'numéro de TVA',
    'TVA',
    'NIF',
    'CIF',
    'partita IVA',
    'btw-nummer',
  ],
  website_url: [
    'website',
    'web site',
    'url',
    'homepage',
    'web',
    'domain',
    'company domain name',
    'Webseite',
    'site web',
    'sitio web',
    'sito web',
  ],
  logo_url: ['logo', 'logo image'],
  account_manager: ['account owner', 'contact owner', 'Kundenbetreuer', 'Ansprechpartner', 'gestionnaire de compte'],
  timezone: ['time zone', 'Zeitzone', 'fuseau horaire', 'zona horaria', 'fuso orario', 'tijdzone'],
  language: [
    'lang',
    'locale',
    'preferred language',
    'preferred locale',
    'Sprache',
    'langue',
    'idioma',
    'lingua',
    'taal',
  ],
  currency: ['currency code', 'Währung', 'devise', 'moneda', 'valuta', 'moeda'],
  address_line1: [
    ...['address', 'address 1', 'address line', 'street', 'street address', 'street address 1', 'Adresse', 'Anschrift'],
    ...[
      'Straße',
      'Strasse',
      'Straße und Hausnummer',
      'rue',
      'dirección',
      'calle',
      'indirizzo',
      'via',
      'endereço',
      'adres',
    ],
    ...['straat'],
  ],
  address_line2: ['address 2', 'street address 2', 'street 2', 'Adresszusatz', "complément d'adresse"],
  city: ['town', 'locality', 'Stadt', 'Ort', 'Wohnort', 'ville', 'ciudad', 'città', 'cidade', 'plaats', 'stad'],
  state: [
    'province',
    'region',
    'county',
    'state/region',
    'state/province',
    'province code',
    'state code',
    'Bundesland',
    'région',
    'provincia',
    'estado',
    'regione',
    'provincie',
  ],
  country: ['country/region', 'country code', 'country name', 'Land', 'pays', 'país', 'paese'],
  zip_code: [
    'zip',
    'zip/postal code',
    'postal code',
    'post code',
    'postcode',
    'PLZ',
    'Postleitzahl',
    'code postal',
    'código postal',
    'CAP',
    'CEP',
  ],
  shipping_address_line1: [
    'shipping address',
    'shipping address 1',
    'shipping street',
    'shipping address line',
    'delivery address',
    'Lieferadresse',
  ],
  shipping_address_line2: ['shipping address 2', 'shipping street 2', 'delivery address 2'],
  shipping_city: ['shipping town', 'delivery city'],
  shipping_state: ['shipping province', 'shipping region', 'shipping state/province', 'delivery state'],
  shipping_country: ['shipping country code', 'delivery country'],
  shipping_zip_code: [
    'shipping zip',
    'shipping postal code',
    'shipping postcode',
    'shipping zip/postal code',
    'delivery zip',
  ],
} satisfies { readonly [Field in keyof CustomerCreate]?: readonly string[] };

/** A name without case, accents, spaces and punctuation: "E-Mail Address", "email_address" and "EmailAddress" are the same. */
export function normalizedName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const fieldsBySynonym: ReadonlyMap<string, string> = new Map(
  Object.entries(fieldSynonyms).flatMap(([field, names]) =>
    names.map((name) => [normalizedName(name), field] as const),
  ),
);

/**
 * The field that a name of a column stands for, by its own name or by a synonym; `undefined` if there is none.
 *
 * @param known the names to choose from. A synonym of any other field counts as none.
 */
export function fieldNamed(name: string, known: readonly string[]): string | undefined {
  const normalized = normalizedName(name);
  const own = known.find((field) => normalizedName(field) === normalized);
  if (own !== undefined || normalized === '') return own;
  const meant = fieldsBySynonym.get(normalized);
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}
