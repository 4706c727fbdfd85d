package loyalty.programme.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a marketer is told who wrote something wrong. */
class SentencesTest {

    private static final String TEN_MISTAKES = """
            version: Ten Mistakes
            currency: euro
            timeZone: Europe/Dubbling
            points:
              earn: { points: "2", timesByTier: { platinum: 2 } }
              rules:
                - { rule: big, each: order, points: 5, when: { if: total > 100, channels: [fax] } }
              pending: { days: 3, hours: 2 }
            tiers:
              metric: spend
              windowMonths: 12
              validMonths: 99
              steps:
                - { tier: all, threshold: 0 }
            vouchers:
              - { id: v, when: enrolment, amount: 5, minimunOrder: 20, validDays: 9, text: { en: x } }
            """;

    @Test
    void ten_mistakes_are_ten_sentences() {
        assertThat(faults(TEN_MISTAKES))
                .extracting(Fault::toString)
                .containsExactly(
                        "line 1, /version: an id is lower-case letters, digits, dots and hyphens, at most 64 of them",
                        "line 2, /currency: a currency is three capital letters, such as EUR",
                        "line 3, /timeZone: there is no such time zone: Europe/Dubbling",
                        "line 5, /points/earn/points: a number of more than 0 and at most 100000 is expected, without "
                                + "quotes",
                        "line 5, /points/earn/timesByTier/platinum: the ladder has no tier platinum",
                        "line 7, /points/rules/0/when/channels/0: one of these is expected: store, web, app",
                        "line 7, /points/rules/0/when/if: write 100.0 instead of 100: total has decimals",
                        "line 8, /points/pending: only one of these: days, hours, until",
                        "line 12, /tiers/validMonths: a whole number from 1 to 60 is expected",
                        "line 16, /vouchers/0/minimunOrder: this word is not known here; did you mean minimumOrder?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /points                           | 5             | words with values are expected here, of these: earn, basis
            /points                           | null          | nothing stands here; words with values are expected here
            /points/earn/step                 | "yes"         | true or false is expected
            /points/earn/points               | -1            | a number of more than 0 and at most 100000 is expected
            /points/earn/per                  | "five"        | an amount is expected, such as "5.00"
            /points/earn/per                  | [5]           | an amount is expected, such as "5.00"
            /points/basis                     | {}            | this says nothing; at least one of these: kinds, withoutCat
            /points/events                    | [{"event": "e", "when": {"to": "2026-05-31"}}] | at least one of these is needed: times, timesByTier
            /points/expiry                    | {"months": 1, "never": true} | exactly one of these is needed: endOfMonthPlusMonths, months
            /points/expiry                    | {"months": 1, "unlessActive": true} | unlessActive comes with endOfMonthPlusMonths, which is missing
            /points/expiry/aliveBy            | ["order", "order"] | something stands in this list twice
            /points/pending                   | {"until": "2026-02-30"} | a day that exists is expected, written as 2026-05-31
            /points/pending                   | {"hour": 5}   | this word is not known here; did you mean hours?
            /tiers/steps                      | []            | the list is empty; it names at least one
            /tiers/steps/0/name               | ""            | a text is expected, and this is empty
            /tiers/steps/0/name               | 5             | a text is expected; put it in quotes
            /tiers/steps/0/byInvitation       | false         | this is true, or left out
            /vouchers/0/validDays             | 1.5           | a whole number from 1 to 3660 is expected
            /vouchers/0/text                  | {"English": "x"} | a language is two or three lower-case letters
            /vouchers/3/code                  | "a"           | a code is 3 to 32 letters, digits, spaces and hyphens
            /adjustments/reasons              | ["because"]   | a reason is capital letters, digits and hyphens
            /storeCurrency                    | {"earn": {"amount": 1, "per": 5, "daysOfMonth": {"from": 1, "to": 2}}} | earn comes with redeem, which is missing
            /rewards                          | {"a": 1}      | a list is expected
            /rewards/0                        | {"points": 5} | this is missing: reward
            """)
    void what_is_wrong_is_a_sentence(String place, String wrong, String sentence) throws IOException {
        JsonNode file = Shipped.changed(Shipped.tree(Shipped.EVERYTHING), place, new ObjectMapper().readTree(wrong));

        assertThat(faults(file.toString()))
                .anySatisfy(fault -> assertThat(fault.message()).startsWith(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            total > 100                        | write 100.0 instead of 100: total has decimals
            100 <= total                       | write 100.0 instead of 100: total has decimals
            total + 5 > 3.0                    | write 5.0 instead of 5: total has decimals
            items > 2.5                        | write a whole number instead of 2.5: items is counted in whole numbers
            total > items                      | at character 7 a number with decimals meets a whole one: write double(items)
            month == '5'                       | == at character 7 does not go with a whole number and a text
            totl > 1.0                         | a condition has no word totl; did you mean total?
            channel == store                   | a condition has no word store, only total
            'a' in channel                     | in asks a list of its own kind, such as 'coffee' in categories
            total                              | a condition is true or false, such as total >= 100.0; this is a number with decimals
            total >                            | the condition ends too soon, after: >
            tier == 'x' && (items > 1          | the condition ends too soon: a ) is missing
            channel = 'store'                  | the condition cannot be read at its character 9, from here on: = 'store'; equal is written ==
            total => 1.0                       | the condition cannot be read at its character 7, from here on: => 1.0; at least is written >=
            items > 1 and month == 5           | the condition cannot be read at its character 11, from here on: and month == 5; and is written &&
            total > 1,000.0                    | the condition cannot be read at its character 10, from here on: ,000.0; a number is written without commas
            weekday == “monday”                | the condition cannot be read at its character 12, from here on: “monday”; a text stands in straight quotes: 'store'
            total.x == 1                       | the condition cannot be understood at its character 6
            """)
    void what_is_wrong_about_a_condition_is_a_sentence(String condition, String sentence) {
        assertThat(ConditionSentence.of(condition)).singleElement().asString().startsWith(sentence);
    }

    @Test
    void every_comparison_of_a_condition_that_mixes_numbers_is_told() {
        assertThat(ConditionSentence.of("items > 5 &&\n total > 6 || total < 2"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: [1, 2             | this is not YAML: a list that [ opens is not closed with ], or lacks a comma
            a: { b: 1            | this is not YAML: a group that { opens is not closed with }, or lacks a comma
            a: "x                | this is not YAML: a quotation mark is not closed
            a: b: c              | this is not YAML: a colon is not expected here; put a text that has one in quotes
            `\ta: 1`             | this is not YAML: a line is indented with a tab; use spaces
            a: @x                | this is not YAML: nothing begins with @; put the text in quotes
            `a:\n - b\n c: 1`    | this is not YAML: the line is indented unlike those before it
            `a: 1\nb\nc: 2`      | this is not YAML: a word has no colon
            `a: 1\na: 2`         | the word a stands here twice
            """)
    void what_is_no_yaml_gets_a_sentence(String text, String sentence) {
        assertThat(faults(text.replace("\\n", "\n").replace("\\t", "\t")))
                .extracting(Fault::message)
                .containsExactly(sentence);
    }

    /** No fault hides behind another, and none is told in the words of a validator. */
    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "[null]", "{\"a\": 1}"})
    void whatever_stands_in_a_wrong_place_is_told_in_sentences(String wrong) throws IOException {
        JsonNode everything = Shipped.tree(Shipped.EVERYTHING);
        JsonNode value = new ObjectMapper().readTree(wrong);

        assertThat(Shipped.places(everything)
                        .flatMap(place ->
                                faults(Shipped.changed(everything, place, value).toString()).stream()))
                .extracting(Fault::message)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message)
                        .doesNotContain("schema", "regex", "valid to", "enumeration", "must ", "^[", "null"));
    }

    @Test
    void every_form_of_the_schema_has_a_sentence() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Shipped.text(Path.of("../programmes/programme.schema.json")));
        assertThat(schema.findValuesAsText("pattern"))
                .isNotEmpty()
                .allSatisfy(
                        pattern -> assertThat(Expectation.ofPattern(pattern)).isNotBlank());
    }

    @Test
    void a_word_that_is_near_to_none_is_not_taken_for_one() {
        assertThat(Spelling.nearest("zzz", List.of("name", "tiers"))).isEmpty();
        assertThat(Spelling.nearest("teirs", List.of("name", "tiers", "points")))
                .contains("tiers");
        assertThat(Spelling.nearest("CURRENCY", List.of("currency"))).contains("currency");
        assertThat(Stream.of("a", "b").map(word -> Spelling.distance(word, "a")))
                .containsExactly(0, 1);
    }

    private static List<Fault> faults(String text) {
        return ProgrammeFile.read(text) instanceof ProgrammeFile.Faulty(List<Fault> faults) ? faults : List.of();
    }
}
