package loyalty.points.adjustments;

import loyalty.events.Pseudonym;
import loyalty.points.posting.Agent;
import loyalty.points.posting.Command;
import org.jspecify.annotations.Nullable;

/** What an agent does to an adjustment. */
sealed interface AdjustmentCommand extends Command<AdjustmentStep> {

    /** The id that the caller chose for it. */
    String adjustmentId();

    /** Who does it. */
    Agent agent();

    /**
     * A balance is to be corrected.
     *
     * @param memberId the name behind the pseudonym, kept in the erasable table only
     * @param points signed, never zero
     * @param note what the agent wrote, kept in the erasable table only
     * @param bodyHash the fingerprint of the request
     */
    record Ask(
            Pseudonym member,
            String memberId,
            String adjustmentId,
            long points,
            String reason,
            @Nullable AgentNote note,
            byte[] bodyHash,
            Agent agent)
            implements AdjustmentCommand, Command.Creating<AdjustmentStep> {

        @Override
        public String id() {
            return adjustmentId;
        }
    }

    /** An adjustment that awaits approval is to be posted or rejected. */
    record Decide(Pseudonym member, String adjustmentId, boolean approved, Agent agent) implements AdjustmentCommand {}

    /** The inverse of an adjustment is to be posted. */
    record Undo(Pseudonym member, String adjustmentId, Agent agent) implements AdjustmentCommand {}
}
