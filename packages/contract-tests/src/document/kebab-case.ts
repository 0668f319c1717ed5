/** `bulkCreateCustomers` as a folder is named: `bulk-create-customers`. */
export function kebabCase(operationId: string): string {
  return operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
