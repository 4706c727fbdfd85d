package loyalty.api.conditions;

/**
 * The tag of a version of a document (RFC 9110, 8.8.3).
 *
 * @param opaque what stands between the quotes
 * @param weak whether versions that have it are only worth the same, not the same byte by byte
 */
public record EntityTag(String opaque, boolean weak) {

    /** The tag of a document that counts its changes; each is another document. */
    public static EntityTag ofRevision(long revision) {
        return new EntityTag(Long.toString(revision), false);
    }

    /** Whether it is the same document; a weak tag says so of none. */
    boolean isStronglyEqualTo(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /** Whether one may stand for the other. */
    boolean isWeaklyEqualTo(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /** As it stands in {@code ETag}. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }
}
