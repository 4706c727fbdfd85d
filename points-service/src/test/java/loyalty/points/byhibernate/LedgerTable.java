package loyalty.points.byhibernate;

/** The tables that a plain order's batch reads or writes, beside the outbox. */
public enum LedgerTable {
    ACCOUNT,
    ENTRY,
    LOT,
    PURCHASE,
    ORDER_UNDER_WAY,
    TIER_PERIOD
}
