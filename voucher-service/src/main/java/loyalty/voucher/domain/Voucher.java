package loyalty.voucher.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of a voucher. Each state has only the moves that it allows, so an illegal one does not compile.
 *
 * <pre>
 * Scheduled → Issued ⇄ Reserved → Redeemed → Issued (restored)
 *                ↘ Expired     Scheduled, Issued → Cancelled
 * </pre>
 */
public sealed interface Voucher {

    /** From when and until when (exclusive) it can be used. */
    Validity validity();

    /** The word of the API. */
    String status();

    /** What time makes of it. */
    Voucher at(Instant now);

    /**
     * A span of time.
     *
     * @param from the first instant
     * @param until the exclusive end
     */
    record Validity(Instant from, Instant until) {

        public Validity {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a voucher begins before it ends");
            }
        }
    }

    /** A voucher that was just given: it waits for its start, or can be used. */
    static Voucher given(Validity validity, Instant now) {
        return new Scheduled(validity).at(now);
    }

    /**
     * The state that a stored status names, moved on to the present.
     *
     * @param reservedUntil when its reservation frees itself, if it has one
     */
    static Voucher stored(String status, Validity validity, @Nullable Instant reservedUntil, Instant now) {
        Voucher voucher = switch (status) {
            case "scheduled" -> new Scheduled(validity);
            case "issued" -> new Issued(validity);
            case "reserved" -> new Reserved(validity, reservedUntil == null ? validity.until() : reservedUntil);
            case "redeemed" -> new Redeemed(validity);
            case "expired" -> new Expired(validity);
            case "cancelled" -> new Cancelled(validity);
            default -> throw new IllegalArgumentException("no voucher is " + status);
        };
        return voucher.at(now);
    }

    /** It waits for its start. */
    record Scheduled(Validity validity) implements Voucher {

        @Override
        public String status() {
            return "scheduled";
        }

        @Override
        public Voucher at(Instant now) {
            return now.isBefore(validity.from()) ? this : new Issued(validity).at(now);
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
        public String status() {
            return "issued";
        }

        @Override
        public Voucher at(Instant now) {
            return now.isBefore(validity.until()) ? this : new Expired(validity);
        }

        /** A till holds it for an order. */
        public Reserved reserve(Instant until) {
            return new Reserved(validity, until);
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
     * @param until when a forgotten reservation frees itself
     */
    record Reserved(Validity validity, Instant until) implements Voucher {

        @Override
        public String status() {
            return "reserved";
        }

        @Override
        public Voucher at(Instant now) {
            return now.isBefore(until) ? this : release().at(now);
        }

        /** The order was paid. */
        public Redeemed confirm() {
            return new Redeemed(validity);
        }

        /** The till gave it up. */
        public Issued release() {
            return new Issued(validity);
        }
    }

    /** It was used. */
    record Redeemed(Validity validity) implements Voucher {

        @Override
        public String status() {
            return "redeemed";
        }

        @Override
        public Voucher at(Instant now) {
            return this;
        }

        /** The order came back; what is left of its time is given back with it. */
        public Voucher restore(Instant now) {
            return new Issued(validity).at(now);
        }
    }

    /** It ended unused. */
    record Expired(Validity validity) implements Voucher {

        @Override
        public String status() {
            return "expired";
        }

        @Override
        public Voucher at(Instant now) {
            return this;
        }
    }

    /** Support took it back. */
    record Cancelled(Validity validity) implements Voucher {

        @Override
        public String status() {
            return "cancelled";
        }

        @Override
        public Voucher at(Instant now) {
            return this;
        }
    }
}
