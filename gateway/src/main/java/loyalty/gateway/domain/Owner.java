package loyalty.gateway.domain;

/** Who answers a path. */
public enum Owner {
    /** Orders, the ledger, programme versions. */
    POINTS,
    /** Members and tiers. */
    TIER,
    /** Vouchers, store currency, rewards. */
    VOUCHER,
    /** The gateway itself. */
    GATEWAY
}
