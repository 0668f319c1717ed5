export { type JsonLoss, type JsonSurvey, jsonLosses, surveyJson } from './json-losses.ts';
export { readJson } from './read-json.ts';
