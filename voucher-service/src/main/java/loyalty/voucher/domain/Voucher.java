package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a voucher. Each state has only the moves that it allows, so an illegal one does not compile.
 *
 * <pre>
 * Scheduled → Issued ⇄ Reserved → Redeemed
 *                ↘ Expired     Scheduled, Issued → Cancelled     Redeemed → Issued, Cancelled
 * </pre>
 */
public sealed interface Voucher {

    /** From when and until when (exclusive) it can be used. */
    Validity validity();

    /** The word of the API, and of its row. */
    default String status() {
        return switch (this) {
            case Scheduled waiting -> "scheduled";
            case Issued usable -> "issued";
            case Reserved held -> "reserved";
            case Redeemed used -> "redeemed";
            case Expired ended -> "expired";
            case Cancelled taken -> "cancelled";
        };
    }

    /** What time makes of it. */
    default Voucher at(Instant now) {
        return this;
    }

    /** The redemption that holds it or used it, if there is one. */
    default @Nullable String redemptionId() {
        return null;
    }

    /** When its reservation frees itself, if it has one. */
    default @Nullable Instant reservedUntil() {
        return null;
    }

    /** When time alone moves it on, if it does. A reservation is freed with its redemption. */
    default @Nullable Instant dueAt() {
        return null;
    }

    /** A voucher that was just given: it waits for its start, or can be used. */
    static Voucher given(Validity validity, Instant now) {
        return new Scheduled(validity).at(now);
    }

    /**
     * The state that a stored status names, as it was written.
     *
     * @param redemptionId the redemption that holds it or used it
     * @param reservedUntil when its reservation frees itself, if it has one
     */
    static Voucher stored(
            String status, Validity validity, @Nullable String redemptionId, @Nullable Instant reservedUntil) {
        return switch (status) {
            case "scheduled" -> new Scheduled(validity);
            case "issued" -> new Issued(validity);
            case "reserved" ->
                new Reserved(
                        validity,
                        Objects.requireNonNull(redemptionId),
                        reservedUntil == null ? validity.until() : reservedUntil);
            case "redeemed" -> new Redeemed(validity, Objects.requireNonNull(redemptionId));
            case "expired" -> new Expired(validity);
            case "cancelled" -> new Cancelled(validity);
            default -> throw new IllegalArgumentException("no voucher is " + status);
        };
    }

    /** It waits for its start. */
    record Scheduled(Validity validity) implements Voucher {

        @Override
        public Instant dueAt() {
            return validity.from();
        }

        @Override
        public Voucher at(Instant now) {
            return now.isBefore(validity.from()) ? this : start().at(now);
        }

        /** Its start has come. */
        public Issued start() {
            return new Issued(validity);
        }

        /** Support takes it back. */
        public Cancelled cancel() {
            return new Cancelled(validity);
        }

        /** Support moves its end. */
        public Scheduled extend(Instant until) {
            return new Scheduled(new Validity(validity.from(), until));
        }
    }

    /** It can be used. */
    record Issued(Validity validity) implements Voucher {

        @Override
        public Instant dueAt() {
            return validity.until();
        }

        @Override
        public Voucher at(Instant now) {
            return now.isBefore(validity.until()) ? this : expire();
        }

        /** Its end has come. */
        public Expired expire() {
            return new Expired(validity);
        }

        /** A till holds it for an order. */
        public Reserved reserve(String redemptionId, Instant until) {
            return new Reserved(validity, redemptionId, until);
        }

        /** Support takes it back. */
        public Cancelled cancel() {
            return new Cancelled(validity);
        }

        /** Support moves its end. */
        public Issued extend(Instant until) {
            return new Issued(new Validity(validity.from(), until));
        }
    }

    /**
     * A till holds it.
     *
     * @param reservedUntil when a forgotten reservation frees itself
     */
    record Reserved(Validity validity, String redemptionId, Instant reservedUntil) implements Voucher {

        @Override
        public Voucher at(Instant now) {
            return now.isBefore(reservedUntil) ? this : release().at(now);
        }

        /** The order was paid. */
        public Redeemed redeem() {
            return new Redeemed(validity, redemptionId);
        }

        /** The order was paid with a part of a credit; {@code left} is the rest in money, and without one it is used. */
        public Voucher spend(BigDecimal left) {
            if (left.signum() < 0) {
                throw new IllegalArgumentException("more is spent than there is");
            }
            return left.signum() == 0 ? redeem() : release();
        }

        /** The till gave it up. */
        public Issued release() {
            return new Issued(validity);
        }
    }

    /** It was used. */
    record Redeemed(Validity validity, String redemptionId) implements Voucher {

        /** What it paid for came back. It lives to its old end, or to that of the grace, which may be over too. */
        public Issued giveBack(Instant graceEnds) {
            return new Issued(validity.atLeastUntil(graceEnds));
        }

        /** What it paid for came back, and what had given it is gone. */
        public Cancelled cancel() {
            return new Cancelled(validity);
        }
    }

    /** It ended unused. */
    record Expired(Validity validity) implements Voucher {}

    /** It was taken back, or passed on. */
    record Cancelled(Validity validity) implements Voucher {}
}
