package loyalty.voucher.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What a till holds of a member's for an order. Each state has only the moves that it allows.
 *
 * <pre>
 * Reserved → Confirmed, Cancelled, Expired      Expired → Confirmed, as long as all of it is still free
 * </pre>
 */
public sealed interface Redemption {

    /** How long a till may think. */
    Duration LASTS = Duration.ofMinutes(15);

    /** The word of the API. */
    String status();

    /** The state that a stored status names, moved on to the present. */
    static Redemption stored(String status, Instant expiresAt, Instant now) {
        return switch (status) {
            case "reserved" -> now.isBefore(expiresAt) ? new Reserved() : new Expired();
            case "confirmed" -> new Confirmed();
            case "cancelled" -> new Cancelled();
            case "expired" -> new Expired();
            default -> throw new IllegalArgumentException("no redemption is " + status);
        };
    }

    /** The till holds it. */
    record Reserved() implements Redemption {

        @Override
        public String status() {
            return "reserved";
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
    }

    /** It was given up; everything is free again. */
    record Cancelled() implements Redemption {

        @Override
        public String status() {
            return "cancelled";
        }
    }

    /** It was forgotten; everything is free again. */
    record Expired() implements Redemption {

        @Override
        public String status() {
            return "expired";
        }

        /** The till comes back after all, and all that it held is still free. */
        public Reserved again() {
            return new Reserved();
        }
    }
}
