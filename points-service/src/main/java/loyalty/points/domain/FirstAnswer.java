package loyalty.points.domain;

import java.security.MessageDigest;

/**
 * What an id was used for. Here, and nowhere else in the service, an id that comes again is compared.
 *
 * @param bodyHash the fingerprint of the request that used it
 * @param value what came of it, exactly as it was answered
 */
public record FirstAnswer<R>(byte[] bodyHash, R value) {

    /** The outcome of the id used again: the first answer for an equal request, refused for another one. */
    public Outcome<R> again(String id, byte[] bodyHash) {
        return MessageDigest.isEqual(this.bodyHash, bodyHash)
                ? Outcome.replayed(value)
                : Outcome.refused(new Rejection.IdempotencyMismatch(id));
    }
}
