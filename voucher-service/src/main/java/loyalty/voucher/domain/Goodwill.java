package loyalty.voucher.domain;

import java.time.Instant;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that support gives: at once within the limits of who asks, otherwise once somebody else approves. Each state
 * has only the moves that it allows; what is given or decided has none.
 *
 * <pre>
 * Request → Given
 *         ↘ AwaitingApproval → Approved, Rejected
 * </pre>
 */
public sealed interface Goodwill {

    /** The word for what has brought a voucher. */
    String ISSUED = "issued";

    /** The word for what nobody has decided yet. */
    String AWAITING_APPROVAL = "awaiting-approval";

    /** The word for what brings none. */
    String REJECTED = "rejected";

    /** What was asked for. */
    Request request();

    /** The word of the API, and of its row. */
    String status();

    /** The voucher that it brought, if it did. */
    default @Nullable String voucherId() {
        return null;
    }

    /** What was answered first: what somebody decided later had awaited it then. */
    default Goodwill first() {
        return switch (this) {
            case Given given -> given;
            case AwaitingApproval waiting -> waiting;
            case Decided decided -> decided.request().await();
        };
    }

    /**
     * What was asked for.
     *
     * @param issueId chosen by who asked
     * @param campaign the voucher of the programme file
     * @param programmeVersion the version in force then, by which it is given whenever that is
     * @param reason one that the programme names
     * @param by who asked
     * @param at when
     */
    record Request(
            Pseudonym member,
            String issueId,
            String campaign,
            String programmeVersion,
            String reason,
            String by,
            Instant at) {

        /** What the voucher names as its cause. */
        public String cause() {
            return "goodwill:" + issueId;
        }

        /** It is within the limits of who asks. */
        public Given give(String voucherId) {
            return new Given(this, voucherId);
        }

        /** It is above them. */
        public AwaitingApproval await() {
            return new AwaitingApproval(this);
        }
    }

    /** The voucher was given at once. */
    record Given(Request request, String voucherId) implements Goodwill {

        @Override
        public String status() {
            return ISSUED;
        }
    }

    /** Nobody has decided yet; nothing is given. */
    record AwaitingApproval(Request request) implements Goodwill {

        @Override
        public String status() {
            return AWAITING_APPROVAL;
        }

        /** The voucher is given; refused to whoever asked. */
        public Outcome<Decided> approve(String by, Instant at, String voucherId) {
            return decide(by, new Approved(request, by, at, voucherId));
        }

        /** No voucher is given; refused to whoever asked. */
        public Outcome<Decided> reject(String by, Instant at) {
            return decide(by, new Rejected(request, by, at));
        }

        private Outcome<Decided> decide(String by, Decided decided) {
            return request.by().equals(by)
                    ? Outcome.refused(new Rejection.OwnRequest(status()))
                    : Outcome.done(decided);
        }
    }

    /** Somebody else decided it, which never changes. */
    sealed interface Decided extends Goodwill {

        /** Who decided. */
        String by();

        /** When. */
        Instant at();
    }

    /** The voucher was given. */
    record Approved(Request request, String by, Instant at, String voucherId) implements Decided {

        @Override
        public String status() {
            return ISSUED;
        }
    }

    /** None is given. */
    record Rejected(Request request, String by, Instant at) implements Decided {

        @Override
        public String status() {
            return REJECTED;
        }
    }
}
