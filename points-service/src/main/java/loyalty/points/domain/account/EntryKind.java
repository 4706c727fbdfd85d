package loyalty.points.domain.account;

import java.util.Locale;

/** Why an entry stands in the journal. */
public enum EntryKind {
    EARN,
    REDEEM,
    RETURN,
    RESTORE,
    EXPIRE,
    ADJUST,
    TRANSFER;

    /** The word for it in the API and in the tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind with this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static EntryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
