package loyalty.voucher.support;

import loyalty.events.Pseudonym;

/**
 * A voucher that somebody asks for on behalf of a member.
 *
 * @param campaign the voucher of the programme file
 * @param fingerprint of the request
 */
record GoodwillCommand(
        String issueId,
        Pseudonym member,
        String memberId,
        String campaign,
        String reason,
        byte[] fingerprint,
        Agent agent) {}
