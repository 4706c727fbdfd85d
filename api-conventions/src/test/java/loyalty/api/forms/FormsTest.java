package loyalty.api.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FormsTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final OrderLine GOOD = line("1", "cd-1", null, 1L, "49.99", null, null);

    private final Forms forms = new Forms(FACTORY.getValidator());

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    record Order(
            @NotNull(message = "whose") @Id @Nullable String memberId,
            @Channel @Nullable String channel,

            @Size(max = 3, message = "too many", groups = Bounds.class) @OrderLines @Nullable
            List<@NotNull(message = "a line is expected") @Valid @Nullable OrderLine> lines,

            @IdList(max = 2) @Nullable List<@Nullable String> redemptions,

            @Nullable Map<String, @NotNull(message = "a text is expected") @Nullable String> notes,

            @Text(max = 5) @Nullable String title,

            @Text(max = 5, lines = true) @Nullable String note) {}

    record Envelope(
            @Valid @Nullable Order order, @Id @Nullable String after) {}

    @Test
    void what_is_sound_has_no_faults_and_what_may_be_left_out_may() {
        assertThat(faults(order(GOOD))).isEmpty();
        assertThat(faults(new Order("m", "web", null, List.of("r-1", "r-2"), Map.of("a", ""), "x y", "x\ny")))
                .isEmpty();
        assertThat(faults(order(line("1", "x", "y", 1_000_000L, "0", "0", "gift-card"))))
                .isEmpty();
    }

    @Test
    void faults_are_told_by_the_paths_of_the_request_in_the_order_of_its_fields() {
        OrderLine bad = line(null, " ", "\t", 0L, "-0.01", "1000000000.01", "gold");
        var order = new Order("-", "fax", Arrays.asList(bad, null, GOOD), List.of(), nulls("n"), "", "");
        assertThat(faults(order))
                .containsExactly(
                        "memberId",
                        "channel",
                        "lines[0].id",
                        "lines[0].sku",
                        "lines[0].category",
                        "lines[0].quantity",
                        "lines[0].unitPrice",
                        "lines[0].discount",
                        "lines[0].kind",
                        "lines[1]",
                        "notes.n",
                        "title",
                        "note");
        assertThat(faults(new Envelope(order, "?")))
                .startsWith("order.memberId")
                .endsWith("order.note", "after");
        assertThat(faults(order(line("1", null, null, null, null, null, null))))
                .containsExactly("lines[0].sku", "lines[0].quantity", "lines[0].unitPrice");
    }

    @Test
    void the_paths_of_a_part_begin_with_where_it_is() {
        FieldErrors errors = new FieldErrors();
        forms.check(new Order(null, null, null, null, null, null, null), "basket", errors);
        assertThat(errors.all()).containsExactly(new Problems.FieldError("basket.memberId", "whose"));
    }

    @Test
    void texts_have_their_length_and_one_line_unless_they_may_have_more() {
        assertThat(faults(new Order("m", null, null, null, null, "123456", "12345")))
                .containsExactly("title");
        assertThat(faults(new Order("m", null, null, null, null, "a\nb", "123456")))
                .containsExactly("title", "note");
        assertThat(messages(new Order("m", null, null, null, null, "123456", null)))
                .containsExactly("1 to 5 characters are expected");
    }

    @Test
    void a_list_of_ids_is_short_and_names_none_twice() {
        for (List<@Nullable String> bad : List.<List<@Nullable String>>of(
                List.of("a", "b", "c"), List.of("a", "a"), List.of("a b"), Arrays.asList("a", null))) {
            assertThat(faults(new Order("m", null, null, bad, null, null, null)))
                    .as("%s", bad)
                    .containsExactly("redemptions");
        }
    }

    @Test
    void lines_have_ids_of_their_own_and_cost_neither_less_than_nothing_nor_too_much() {
        assertThat(faults(order(GOOD, line("2", "a", null, 2L, "1.00", "2.00", null), GOOD)))
                .containsExactly("lines[2].id");
        assertThat(faults(order(GOOD, line("2", "a", null, 2L, "1.00", "2.01", null))))
                .containsExactly("lines[1].discount");
        assertThat(faults(order(line("1", "a", null, 1L, "1000000000", null, null))))
                .isEmpty();
        assertThat(faults(order(GOOD, line("2", "a", null, 1L, "1000000000", null, null))))
                .containsExactly("lines");
    }

    @Test
    void a_list_that_is_too_long_is_not_looked_into() {
        assertThat(faults(new Order("m", "fax", Collections.nCopies(4, null), null, null, null, null)))
                .containsExactly("lines");
        assertThat(faults(new Envelope(
                        new Order(null, null, Collections.nCopies(4, null), null, null, null, null), null)))
                .containsExactly("order.lines");
    }

    private record Many(List<@NotNull(message = "none") @Nullable String> texts) {}

    @Test
    void no_more_than_a_hundred_faults_are_told() {
        assertThat(faults(new Many(Collections.nCopies(150, null))))
                .hasSize(100)
                .startsWith("texts[0]", "texts[1]", "texts[2]")
                .endsWith("texts[99]");
    }

    @Test
    void amounts_have_the_decimals_of_their_currency() {
        FieldErrors errors = new FieldErrors();
        var lines = Arrays.asList(GOOD, null, line("2", "a", null, 1L, "1.005", "0.001", null));
        OrderLine.requireDecimals(lines, "lines", 2, errors);
        assertThat(errors.all())
                .extracting(Problems.FieldError::field)
                .containsExactly("lines[2].unitPrice", "lines[2].discount");
        FieldErrors none = new FieldErrors();
        OrderLine.requireDecimals(List.of(line("1", "a", null, 1L, "1.500", "1E+1", null)), "lines", 1, none);
        assertThat(none.none()).isTrue();
    }

    @Test
    void no_body_and_a_bad_one_end_the_request_with_its_faults() {
        assertThatThrownBy(() -> forms.given(null, "an order is expected"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(errors(e.problem()))
                                .containsExactly(new Problems.FieldError("", "an order is expected")));
        assertThatThrownBy(() -> forms.sound(null, new Order(null, null, null, null, null, null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(errors(e.problem()))
                                .containsExactly(new Problems.FieldError("memberId", "whose")));
        Order sound = order(GOOD);
        assertThat(forms.sound(sound, sound)).isSameAs(sound);
    }

    @SuppressWarnings("unchecked")
    private static List<Problems.FieldError> errors(Problem problem) {
        return (List<Problems.FieldError>)
                Objects.requireNonNull(problem.members().get("errors"));
    }

    private static Map<String, @Nullable String> nulls(String key) {
        return Collections.singletonMap(key, null);
    }

    private static Order order(@Nullable OrderLine... lines) {
        return new Order("m", null, Arrays.asList(lines), null, null, null, null);
    }

    private static OrderLine line(
            @Nullable String id,
            @Nullable String sku,
            @Nullable String category,
            @Nullable Long quantity,
            @Nullable String price,
            @Nullable String discount,
            @Nullable String kind) {
        return new OrderLine(id, sku, category, quantity, amount(price), amount(discount), kind);
    }

    private static @Nullable BigDecimal amount(@Nullable String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private List<String> faults(Object form) {
        return forms.faults(form).all().stream().map(Problems.FieldError::field).toList();
    }

    private List<String> messages(Object form) {
        return forms.faults(form).all().stream()
                .map(Problems.FieldError::message)
                .toList();
    }
}
