/**
 * The form in which texts are compared without regard to case. Done here and not by the databases, which disagree: in
 * SQLite, lower('É') is 'É'.
 */
export function foldText(text: string): string {
  // ASCII has one form only, and most texts have nothing else.
  return (beyondAscii.test(text) ? text.normalize('NFC') : text).toLowerCase();
}

const beyondAscii = /[^ -~]/;
