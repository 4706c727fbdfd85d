package loyalty.points.openingbalances;

import loyalty.events.Pseudonym;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.posting.Agent;
import loyalty.points.posting.Command;

/**
 * A balance is taken over from an older system.
 *
 * @param memberId the name behind the pseudonym, kept in the erasable table only
 * @param bodyHash the fingerprint of the request
 */
record OpeningCommand(Pseudonym member, String memberId, OpeningBalance opening, byte[] bodyHash, Agent agent)
        implements Command.Creating<TakenOver> {

    @Override
    public String id() {
        return opening.openingId();
    }
}
