package loyalty.voucher.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a till holds of a member's for an order. Each state has only the moves that it allows.
 *
 * <pre>
 * Reserved → Confirmed, Cancelled, Expired      Expired → Confirmed, as long as all of it is still free
 * Confirmed → Expired, when the order that confirmed it was not posted
 * </pre>
 */
public sealed interface Redemption {

    /** How long a till may think. */
    Duration LASTS = Duration.ofMinutes(15);

    /** The word of the API. */
    String status();

    /** What time makes of it. */
    default Redemption at(Instant now) {
        return this;
    }

    /** When time alone moves it on, if it does. */
    default @Nullable Instant dueAt() {
        return null;
    }

    /** The state that a stored status names, as it was written. */
    static Redemption stored(String status, Instant expiresAt) {
        return switch (status) {
            case "reserved" -> new Reserved(expiresAt);
            case "confirmed" -> new Confirmed();
            case "cancelled" -> new Cancelled();
            case "expired" -> new Expired();
            default -> throw new IllegalArgumentException("no redemption is " + status);
        };
    }

    /**
     * The till holds it.
     *
     * @param until when it is forgotten
     */
    record Reserved(Instant until) implements Redemption {

        @Override
        public String status() {
            return "reserved";
        }

        @Override
        public Instant dueAt() {
            return until;
        }

        @Override
        public Redemption at(Instant now) {
            return now.isBefore(until) ? this : expire();
        }

        /** The till forgot it. */
        public Expired expire() {
            return new Expired();
        }

        /** The order was paid. */
        public Confirmed confirm() {
            return new Confirmed();
        }

        /** The till gave it up. */
        public Cancelled cancel() {
            return new Cancelled();
        }
    }

    /** It is used. */
    record Confirmed() implements Redemption {

        @Override
        public String status() {
            return "confirmed";
        }

        /** The order that confirmed it was refused after all: it holds nothing any more, as if it had been forgotten. */
        public Expired undo() {
            return new Expired();
        }
    }

    /** It holds nothing any more; everything is free again. */
    sealed interface Freed extends Redemption {}

    /** It was given up. */
    record Cancelled() implements Freed {

        @Override
        public String status() {
            return "cancelled";
        }
    }

    /** It was forgotten. */
    record Expired() implements Freed {

        @Override
        public String status() {
            return "expired";
        }

        /** The till comes back after all, with the order paid, and all that it held is still free. */
        public Confirmed confirm() {
            return new Confirmed();
        }
    }
}
