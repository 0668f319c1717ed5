import { DomainError } from '../core/errors.ts';

/**
 * Limits the uploads that a process works on at the same time, from the head of a request to its answer: each keeps a
 * file on the disk, and an answer in memory. No tenant gets more than half of the slots, so that the others are served.
 */
export class UploadSlots {
  readonly #max: number;
  readonly #ofTenantMax: number;
  readonly #byTenant = new Map<string, number>();
  #taken = 0;

  /** @param max uploads at the same time. */
  constructor(max: number) {
    this.#max = max;
    this.#ofTenantMax = Math.ceil(max / 2);
  }

  /**
   * Takes a slot.
   *
   * @returns a function that gives it back.
   * @throws DomainError `service_unavailable` if none is free.
   */
  take(tenantId: string): () => void {
    const ofTenant = this.#byTenant.get(tenantId) ?? 0;
    if (this.#taken >= this.#max || ofTenant >= this.#ofTenantMax) {
      throw new DomainError('service_unavailable', 'Too many uploads are in progress; try again shortly');
    }
    this.#change(tenantId, 1);
    return () => this.#change(tenantId, -1);
  }

  #change(tenantId: string, by: 1 | -1): void {
    const ofTenant = (this.#byTenant.get(tenantId) ?? 0) + by;
    this.#taken += by;
    if (ofTenant === 0) this.#byTenant.delete(tenantId);
    else this.#byTenant.set(tenantId, ofTenant);
  }
}
