package loyalty.voucher.codes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.personal.PersonalRoom;

/** What is kept of codes that were nobody's and were typed by a member, or for one. */
@ApplicationScoped
class KeptGuesses implements PersonalRoom {

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(KeptTable.of("code_guess", "wrongCodes", "kind in ('caller', 'member') and subject = ?")
                .without("subject"));
    }
}
