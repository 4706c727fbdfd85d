package loyalty.tier.membership;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.database.KeptTable;
import loyalty.events.Pseudonym;
import loyalty.personal.PersonalRoom;

/** What is kept of a person here: who they are. */
@ApplicationScoped
class KeptMembers implements PersonalRoom {

    private final EnrolledMembers members;

    KeptMembers(EnrolledMembers members) {
        this.members = members;
    }

    @Override
    public void prepare(Pseudonym member) {
        if (members.find(member).isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
    }

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("member", "profile")
                        .single()
                        .without("revision")
                        .json("attributes", "identifiers", "consents"),
                KeptTable.of("membership", "membership").single().without("due_at"));
    }
}
