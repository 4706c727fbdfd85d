package loyalty.voucher.redemption;

import loyalty.events.Pseudonym;

/**
 * What a till wants to hold.
 *
 * @param till who asks, as guesses are counted by
 * @param asked what for, after defaults
 * @param fingerprint of all that
 */
record RedemptionCommand(
        String redemptionId, Pseudonym member, Pseudonym till, RedemptionTerms asked, byte[] fingerprint) {}
