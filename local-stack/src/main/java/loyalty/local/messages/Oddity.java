package loyalty.local.messages;

import java.util.EnumSet;
import java.util.Set;

/** What can be odd about a message; some of it does no harm. */
enum Oddity {
    NO_KEY,
    ANOTHER_KEY,
    NO_TYPE,
    TYPE_WITHOUT_VALUE,
    NO_ID,
    ID_WITHOUT_VALUE,
    ID_TOO_LONG,
    NO_SEQUENCE,
    SEQUENCE_OF_WORDS,
    NO_VALUE,
    HALF_A_VALUE,
    ANOTHER_SCHEMA,
    BYTES,
    A_LOT_OF_BYTES,
    UNKNOWN_TYPE,
    UNKNOWN_VERSION,
    UNKNOWN_FIELD,
    HEADERS_WITHOUT_VALUE,
    LATER_PROGRAMME,
    UNKNOWN_PROGRAMME;

    /** What an event may have and is an event all the same. */
    static final Set<Oddity> HARMLESS =
            EnumSet.of(UNKNOWN_FIELD, HEADERS_WITHOUT_VALUE, LATER_PROGRAMME, UNKNOWN_PROGRAMME);

    /** What only a newer reader knows. */
    static final Set<Oddity> NEWER = EnumSet.of(UNKNOWN_TYPE, UNKNOWN_VERSION);
}
