import { lookup as resolveName } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress, type PrivateAddresses } from '../../events/addresses.ts';

/** An address that a host name leads to. */
interface ResolvedAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** Finds all addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** A request would have reached an address that webhooks must not reach. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/**
 * The resolution of host names for connections. It fails unless all addresses of a name are allowed. The connection is
 * made to one of the addresses that were checked, so that a name that changes meanwhile leads nowhere else.
 *
 * @param resolve default: the resolver of the system.
 */
export function guardedLookup(allowed: PrivateAddresses, resolve: Resolve = resolveAll): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        const isAllowed = addresses.every(({ address }) => isAllowedAddress(address, allowed));
        if (first === undefined || !isAllowed) return done(new ForbiddenAddressError(hostname), '', 0);
        return all ? done(null, [...addresses]) : done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

function resolveAll(hostname: string): Promise<readonly ResolvedAddress[]> {
  return resolveName(hostname, { all: true });
}
