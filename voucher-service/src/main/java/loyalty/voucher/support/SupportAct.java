package loyalty.voucher.support;

/**
 * What support does.
 *
 * @param actor who does it
 * @param reason one that the programme names
 */
record SupportAct(String actor, String reason) {}
