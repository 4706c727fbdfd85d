package loyalty.voucher.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where an exchange of points for a voucher stands, step by step of its saga over two services. Several may be at one, and
 * each knows only the state that it has read: so both states under way have the moves of either, a completed one has none,
 * and the update of the row decides by the state before whose move it was. One that is abandoned leaves nothing behind.
 *
 * <pre>
 * Begun, Held → Held, Completed, Abandoned
 * </pre>
 */
public sealed interface Exchange {

    /** The word of the API. */
    String status();

    /** The word of its row. */
    String stored();

    /** The state that a stored word names. */
    static Exchange of(String stored, @Nullable String voucherId) {
        return switch (stored) {
            case "pending" -> new Begun();
            case "held" -> new Held();
            case "completed" -> {
                if (voucherId == null) {
                    throw new IllegalArgumentException("a completed exchange brought a voucher");
                }
                yield new Completed(voucherId);
            }
            default -> throw new IllegalArgumentException("no exchange is " + stored);
        };
    }

    /** It is not completed. Several may be at it, so each of its moves may find that another was first. */
    sealed interface UnderWay extends Exchange {

        @Override
        default String status() {
            return "pending";
        }

        /** The points are held. */
        default Held hold() {
            return new Held();
        }

        /** The points are captured, and here is the voucher. */
        default Completed complete(String voucherId) {
            return new Completed(voucherId);
        }

        /** The points are not captured and never will be. */
        default Abandoned abandon() {
            return new Abandoned(this);
        }
    }

    /** It is written down; whether points are held is not known. */
    record Begun() implements UnderWay {

        @Override
        public String stored() {
            return "pending";
        }
    }

    /** The points are held. */
    record Held() implements UnderWay {

        @Override
        public String stored() {
            return "held";
        }
    }

    /** The points are captured and the voucher is given. */
    record Completed(String voucherId) implements Exchange {

        @Override
        public String status() {
            return "completed";
        }

        @Override
        public String stored() {
            return "completed";
        }
    }

    /**
     * It is given up.
     *
     * @param from the furthest state from which that is certain: one that is known as begun may be held meanwhile
     */
    record Abandoned(UnderWay from) {}
}
