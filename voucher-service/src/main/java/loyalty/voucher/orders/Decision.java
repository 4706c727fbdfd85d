package loyalty.voucher.orders;

import java.util.Objects;
import loyalty.voucher.domain.Rejection;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to confirm what an order names. */
sealed interface Decision {

    /** The word of its row. */
    String word();

    /** Why it was refused. */
    default @Nullable String refusal() {
        return null;
    }

    /** Where the redemption was that it was refused for. */
    default @Nullable String state() {
        return null;
    }

    /** All that it names is confirmed. */
    record Confirmed() implements Decision {
        @Override
        public String word() {
            return "confirmed";
        }
    }

    /** What was confirmed is taken back, or will never be confirmed. */
    record Undone() implements Decision {
        @Override
        public String word() {
            return "undone";
        }
    }

    /** Nothing is confirmed, nor will it be. */
    record Refused(Rejection why) implements Decision {

        private static final String MISMATCH = "mismatch";
        private static final String EXPIRED = "expired";
        private static final String ENDED = "ended";

        @Override
        public String word() {
            return "refused";
        }

        @Override
        public String refusal() {
            if (why instanceof Rejection.RedemptionExpired) {
                return EXPIRED;
            }
            return why instanceof Rejection.RedemptionEnded ? ENDED : MISMATCH;
        }

        @Override
        public @Nullable String state() {
            return why instanceof Rejection.RedemptionEnded other ? other.status() : null;
        }

        private static Refused stored(@Nullable String refusal, @Nullable String state) {
            return new Refused(
                    switch (Objects.requireNonNull(refusal)) {
                        case EXPIRED -> new Rejection.RedemptionExpired();
                        case ENDED -> new Rejection.RedemptionEnded(Objects.requireNonNull(state));
                        default -> new Rejection.RedemptionMismatch();
                    });
        }
    }

    /** The decision that a row holds. */
    static Decision of(String word, @Nullable String refusal, @Nullable String state) {
        return switch (word) {
            case "confirmed" -> new Confirmed();
            case "undone" -> new Undone();
            default -> Refused.stored(refusal, state);
        };
    }
}
