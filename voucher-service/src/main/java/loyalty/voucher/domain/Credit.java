package loyalty.voucher.domain;

import java.time.Instant;
import java.util.Optional;

/** A voucher that is spent in parts, and into which parts come back. */
public final class Credit {

    private Credit() {}

    /**
     * What becomes of one into which something comes back. It lives to its old end, or to that of the grace; nothing comes
     * back into one that was taken back.
     *
     * @param graceEnds the exclusive end of the grace
     */
    public static Optional<Voucher> refilled(Voucher credit, Instant graceEnds) {
        Validity longer = credit.validity().atLeastUntil(graceEnds);
        return switch (credit) {
            case Voucher.Redeemed used -> Optional.of(used.giveBack(graceEnds));
            case Voucher.Expired ended -> Optional.of(new Voucher.Issued(longer));
            case Voucher.Issued usable -> Optional.of(new Voucher.Issued(longer));
            case Voucher.Reserved held ->
                Optional.of(new Voucher.Reserved(longer, held.redemptionId(), held.reservedUntil()));
            case Voucher.Scheduled waiting -> Optional.empty();
            case Voucher.Cancelled taken -> Optional.empty();
        };
    }
}
