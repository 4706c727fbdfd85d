package loyalty.voucher.exchange;

import loyalty.events.Pseudonym;

/**
 * What a caller wants to exchange points for.
 *
 * @param fingerprint of the request
 */
record ExchangeCommand(String exchangeId, Pseudonym member, String memberId, String reward, byte[] fingerprint) {}
