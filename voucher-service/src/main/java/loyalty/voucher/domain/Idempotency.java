package loyalty.voucher.domain;

import java.util.Arrays;

/** What a second request with a known id gets: the first answer when it asks the same, a mismatch otherwise. */
public final class Idempotency {

    private Idempotency() {}

    /**
     * Compares a request with the one that had its id first.
     *
     * @param known what came of the first
     * @param first the fingerprint of the first
     * @param second the fingerprint of this one
     */
    public static <T> Outcome<T> replay(T known, byte[] first, byte[] second) {
        return isSame(first, second) ? Outcome.replayed(known) : Outcome.refused(new Rejection.IdempotencyMismatch());
    }

    /** Whether two fingerprints are of the same thing. */
    public static boolean isSame(byte[] first, byte[] second) {
        return Arrays.equals(first, second);
    }
}
