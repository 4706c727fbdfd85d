package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BasketPrintTest {

    private static final Basket.Line LINE = line("1", "cd", "music", "goods", 2, "10.00", "1.00");

    @Test
    void is_known_by_its_32_bytes() {
        assertThat(HexFormat.of().formatHex(BasketPrint.of(basket(LINE))))
                .isEqualTo("af2248dd448913347cb045f5e20b029eb51c41dc73df9da1677bf7ab6c775cc4");
    }

    @Test
    void is_of_what_the_lines_say_and_not_of_their_order_or_of_zeros_or_of_the_channel() {
        Basket.Line other = line("2", "cd", "music", "goods", 2, "10.00", "1.00");

        assertThat(BasketPrint.of(new Basket("app", List.of(other, LINE), 2)))
                .isEqualTo(BasketPrint.of(basket(line("1", "cd", "music", "goods", 2, "10", "1.000"), other)));
    }

    @Test
    void every_value_counts_and_what_is_absent_is_not_what_is_empty() {
        List<String> prints = Stream.of(
                        LINE,
                        line("2", "cd", "music", "goods", 2, "10.00", "1.00"),
                        line("1", "c", "music", "goods", 2, "10.00", "1.00"),
                        line("1", "cd", "musi", "goods", 2, "10.00", "1.00"),
                        line("1", "cdm", "usic", "goods", 2, "10.00", "1.00"),
                        line("1", "cd", null, "goods", 2, "10.00", "1.00"),
                        line("1", "cd", "", "goods", 2, "10.00", "1.00"),
                        line("1", "cd", "music", "fee", 2, "10.00", "1.00"),
                        line("1", "cd", "music", "goods", 1, "20.00", "1.00"),
                        line("1", "cd", "music", "goods", 2, "10.01", "1.02"))
                .map(line -> HexFormat.of().formatHex(BasketPrint.of(basket(line))))
                .toList();

        assertThat(prints).doesNotHaveDuplicates();
    }

    private static Basket basket(Basket.Line... lines) {
        return new Basket("store", List.of(lines), 2);
    }

    private static Basket.Line line(
            String id,
            String sku,
            @Nullable String category,
            String kind,
            long quantity,
            String unitPrice,
            String discount) {
        return new Basket.Line(id, sku, category, kind, quantity, new BigDecimal(unitPrice), new BigDecimal(discount));
    }
}
