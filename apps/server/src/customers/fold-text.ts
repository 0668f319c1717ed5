/**
 * The form in which texts are compared without regard to case. Done here and not by the databases, which disagree: in
 * SQLite, lower('É') is 'É'.
 */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
