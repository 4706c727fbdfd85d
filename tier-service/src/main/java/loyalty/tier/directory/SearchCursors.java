package loyalty.tier.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import loyalty.api.Pseudonyms;
import loyalty.api.lists.ListPlace;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * What a page gives as {@code next}: the place of its last member, sealed with the key of the deployment for the beginning
 * that was looked for. So it is known again for certain, also after that member took another name.
 */
@ApplicationScoped
class SearchCursors {

    private static final int HEX = 32;
    private static final SearchTermEntity.Id FIRST = new SearchTermEntity.Id("", new Pseudonym("0".repeat(HEX)));

    private final Pseudonyms pseudonyms;

    SearchCursors(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    String of(String beginning, SearchTermEntity.Id place) {
        String text = seal(beginning, place) + place.pseudonym().hex() + place.term();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place behind which a page begins.
     *
     * @throws loyalty.api.ProblemException 400 {@code malformed-request} when no page with this beginning gave it
     */
    SearchTermEntity.Id after(String beginning, @Nullable String cursor) {
        if (cursor == null) {
            return FIRST;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.length() > 2 * HEX) {
                Pseudonym member = new Pseudonym(text.substring(HEX, 2 * HEX));
                SearchTermEntity.Id place = new SearchTermEntity.Id(text.substring(2 * HEX), member);
                if (of(beginning, place).equals(cursor)) {
                    return place;
                }
            }
        } catch (IllegalArgumentException e) {
            // Told below, like one that is not ours.
        }
        throw ListPlace.unknown();
    }

    // No member id has a line in it, so that a seal is nobody's pseudonym.
    private String seal(String beginning, SearchTermEntity.Id place) {
        return pseudonyms
                .of(String.join(
                        "\n",
                        "search",
                        beginning,
                        place.term(),
                        place.pseudonym().hex()))
                .hex();
    }
}
