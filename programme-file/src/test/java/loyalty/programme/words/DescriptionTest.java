package loyalty.programme.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {

    private static final Path HOUSE = Path.of("src/test/resources/loyalty/programme/words/house.txt");

    @Test
    void the_house_programme_in_words() {
        assertThat(describe(Shipped.file("house"))).isEqualTo(Shipped.text(HOUSE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coffee-stars    | Every 1.00 USD of an order brings 1 point, 1.2 points in Gold and 1.7 points in Reserve.
            coffee-stars    | What counts is goods after discounts, but not the category alcohol;
            coffee-stars    | A fraction of a point is kept for the member's next order.
            coffee-stars    | Points earned in Gold never end.
            coffee-stars    | Who reaches a tier has all points live as if they were earned that day in that tier
            coffee-stars    | Who gives a date of birth is at least 13 years old.
            department-store-cash | On day 1 of every month every full 500 points that can be spent become 5.00 USD by themselves
            department-store-cash | The code SAVE20, which everybody may type in, brings 20% off
            skincare-club-c | As soon as 150 points can be spent, they become 20.00 EUR off
            hardware-visits | The activity visit brings 5.00 USD off
            coffee-stars    | What keeps points alive: order, redemption and reload.
            coffee-stars    | Reserve (reserve) takes 2,500 points;
            coffee-stars    | For 100 points: a free piece of the article brewed-coffee-or-bakery
            beauty-tiers    | Points count twice, 3 times in VIB and 4 times in Rouge, from 14 August 2026 to 16 August 2026
            beauty-tiers    | Points live until the member did nothing for 12 months.
            beauty-tiers    | The purchases of the calendar year decide the tier.
            beauty-tiers    | A tier lasts for the rest of the year and the whole next one.
            beauty-tiers    | of which there are 100; it can be used for 90 days, on orders of at least 100.00 USD
            skincare-club-a | Points live 12 months from the day of the purchase.
            skincare-club-a | It is kept by what the last 12 months hold when it ends.
            skincare-club-a | For 1,000 points: 100.00 AUD off
            dated-credit    | Nothing earns points.
            dated-credit    | Joining brings 35.00 USD of credit, which pays fees first
            """)
    void a_shipped_programme_is_told_by_what_matters_about_it(String name, String sentence) {
        assertThat(describe(Shipped.file(name))).contains(sentence);
    }

    static List<Path> shipped() {
        return Shipped.files();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_programme_has_something_under_every_heading(Path file) {
        Description description = Description.of(Shipped.programme(Shipped.text(file)));

        assertThat(description.parts())
                .allSatisfy(part -> assertThat(part.sentences())
                        .isNotEmpty()
                        .allSatisfy(sentence -> assertThat(sentence)
                                .doesNotContain("null", "Optional", "[")
                                .endsWith(".")));
    }

    /** Whoever gives the language a word gives the description its sentence. */
    @Test
    void what_changes_a_programme_changes_its_description() {
        JsonNode everything = Shipped.tree(Shipped.EVERYTHING);
        Programme whole = Shipped.programme(everything.toString());
        String told = Description.of(whole).toString();

        List<String> untold = Shipped.places(everything)
                .filter(place -> !place.matches(".*/text/(?!en).*")) // told in English
                .filter(place -> ProgrammeFile.read(
                                        Shipped.changed(everything, place, null).toString())
                                instanceof ProgrammeFile.Readable(Programme without)
                        && !without.equals(whole)
                        && Description.of(without).toString().equals(told))
                .toList();

        assertThat(untold).isEmpty();
    }

    @Test
    void the_file_with_every_word_has_every_word_of_the_schema() throws IOException {
        Set<String> words = new TreeSet<>();
        words(new ObjectMapper().readTree(Shipped.text(Path.of("../programmes/programme.schema.json"))), words);
        Shipped.places(Shipped.tree(Shipped.EVERYTHING))
                .map(place -> place.substring(place.lastIndexOf('/') + 1))
                .forEach(words::remove);

        assertThat(words).isEmpty();
    }

    private static void words(JsonNode schema, Set<String> words) {
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        Stream.of("properties", "$defs").forEach(group -> schema.path(group).forEach(one -> words(one, words)));
        Stream.of("items", "additionalProperties").filter(schema::has).forEach(one -> words(schema.get(one), words));
    }

    private static String describe(Path file) {
        return Description.of(Shipped.programme(Shipped.text(file))).toString();
    }
}
