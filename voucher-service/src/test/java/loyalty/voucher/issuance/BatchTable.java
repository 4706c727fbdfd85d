package loyalty.voucher.issuance;

/** The tables that a batch of events reads or writes, beside the member's lock, the inbox and the outbox. */
enum BatchTable {
    VOUCHER,
    STORE_CURRENCY_LOT,
    SETTLED_RETURN
}
