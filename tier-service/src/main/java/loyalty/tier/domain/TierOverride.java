package loyalty.tier.domain;

import java.time.Instant;
import java.util.Locale;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** A tier that support gives. What one person asks for another decides; each state has only the moves that are legal. */
public sealed interface TierOverride {

    /** What was asked for. */
    Request request();

    /** The status as it is stored. */
    Status status();

    /** The status as it is shown: an approved override ends by itself. */
    default Status statusAt(Instant now) {
        return status();
    }

    /** Where an override is. */
    enum Status {
        /** Nobody has decided yet. */
        AWAITING_APPROVAL,
        /** It holds until its end. */
        APPROVED,
        /** It never holds. */
        REJECTED,
        /** It was approved, and its end has passed; never stored. */
        ENDED;

        /** The word of rows and answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What somebody else can make of a request. */
    enum Decision {
        /** Gives the tier. */
        APPROVE,
        /** Refuses it. */
        REJECT
    }

    /**
     * What was asked for.
     *
     * @param until the exclusive end
     * @param reason null once erased
     * @param by who asked
     * @param at when they asked
     */
    record Request(
            Pseudonym member,
            String overrideId,
            String tier,
            Instant until,
            @Nullable String reason,
            String by,
            Instant at) {}

    /** Asked for, and not yet decided: the only state in which a decision can be made. */
    record AwaitingApproval(Request request) implements TierOverride {

        @Override
        public Status status() {
            return Status.AWAITING_APPROVAL;
        }

        /** Decides; refused to whoever asked. */
        public Outcome<Decided> decide(Decision decision, String by, Instant at) {
            if (request.by().equals(by)) {
                return Outcome.refused(new Rejection.OwnRequest(status()));
            }
            return Outcome.done(
                    switch (decision) {
                        case APPROVE -> new Approved(request, by, at);
                        case REJECT -> new Rejected(request, by, at);
                    });
        }
    }

    /** Decided, which never changes. */
    sealed interface Decided extends TierOverride {

        /** What was decided. */
        Decision decision();

        /** Who decided. */
        String by();

        /** When. */
        Instant at();
    }

    /** The member has the tier until the end. */
    record Approved(Request request, String by, Instant at) implements Decided {

        @Override
        public Status status() {
            return Status.APPROVED;
        }

        @Override
        public Status statusAt(Instant now) {
            return request.until().isAfter(now) ? Status.APPROVED : Status.ENDED;
        }

        @Override
        public Decision decision() {
            return Decision.APPROVE;
        }

        /** What it means to the evaluation of tiers. */
        public Grant grant() {
            return new Grant(request.overrideId(), request.tier(), at, request.until());
        }
    }

    /** The member does not get the tier. */
    record Rejected(Request request, String by, Instant at) implements Decided {

        @Override
        public Status status() {
            return Status.REJECTED;
        }

        @Override
        public Decision decision() {
            return Decision.REJECT;
        }
    }
}
