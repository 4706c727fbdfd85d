package loyalty.points.domain.account;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import loyalty.events.Pseudonym;

/**
 * Makes the ids under which callers know a member's entries: the entry's number, which finds its row, and a digest of
 * the pseudonym, which makes it unique among all members without giving the pseudonym away. Immutable.
 */
public final class EntryId {

    private static final int OWNER_BYTES = 8;

    private final String owner;

    private EntryId(String owner) {
        this.owner = owner;
    }

    /** The ids of this member's entries. */
    public static EntryId of(Pseudonym member) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(
                    ByteBuffer.allocate(17).put(member.bytes()).put((byte) 'e').array());
            return new EntryId(HexFormat.of().formatHex(hash, 0, OWNER_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The id of the entry with this number. */
    public String entry(long seq) {
        return seq + "-" + owner;
    }

    /** The id of a lot that the entry with this number brought. */
    public String lot(long seq, int part) {
        return entry(seq) + "." + part;
    }

    /** The number of the entry with this id; nothing when it is not an id of this member's. */
    public Optional<Long> seq(String entryId) {
        int dash = entryId.indexOf('-');
        if (dash < 1 || dash > 18 || !entryId.substring(dash + 1).equals(owner)) {
            return Optional.empty();
        }
        String digits = entryId.substring(0, dash);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') && digits.charAt(0) != '0'
                ? Optional.of(Long.valueOf(digits))
                : Optional.empty();
    }
}
