package loyalty.voucher.exchange;

import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Exchange;

/**
 * An exchange of a member's.
 *
 * @param fingerprint of the request
 * @param limited whether the reward has a stock
 * @param holdId the hold in points-service of this attempt; another attempt has another one
 * @param state as it was read; another caller may have moved it on
 */
record StoredExchange(
        String exchangeId,
        Pseudonym member,
        byte[] fingerprint,
        String reward,
        String programmeVersion,
        long points,
        boolean limited,
        String holdId,
        Exchange state,
        Instant askedAt) {}
