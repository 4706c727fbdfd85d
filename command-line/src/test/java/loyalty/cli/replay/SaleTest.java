package loyalty.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import loyalty.local.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaleTest {
    @TempDir
    private Path folder;

    @Test
    void reads_the_days_in_order_and_keeps_the_order_of_the_file_within_a_day() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.csv"), """
                order_id,customer_id,date,quantity,amount
                3,b,2021-01-02,2,5.00
                1,a,2021-01-01,1,11.77
                2,a,2021-01-02,1,0.00
                """);

        var days = Sale.byDay(file);

        assertThat(days.keySet()).containsExactly(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 1, 2));
        assertThat(days.get(LocalDate.of(2021, 1, 2))).extracting(Sale::orderId).containsExactly("3", "2");
    }

    @Test
    void says_of_another_file_what_it_expected() throws Exception {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> Sale.byDay(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("order_id,customer_id,date,quantity,amount");
    }

    @Test
    void says_in_which_line_a_date_is_none() throws Exception {
        Path file = Files.writeString(
                folder.resolve("months.csv"), "order_id,customer_id,date,quantity,amount\n1,a,1997-13-01,1,5.00\n");

        assertThatThrownBy(() -> Sale.byDay(file))
                .isInstanceOf(StackException.class)
                .hasMessage("line 2: a date such as 1997-01-31 is expected, not 1997-13-01");
    }

    @Test
    void becomes_an_order_of_one_line_for_the_whole_amount() {
        Sale sale = new Sale("7", "42", LocalDate.of(2021, 1, 1), "29.33");

        assertThat(sale.json("2021-01-01T17:00:00Z", "USD"))
                .isEqualTo("{\"orderId\":\"7\",\"memberId\":\"42\",\"placedAt\":\"2021-01-01T17:00:00Z\","
                        + "\"currency\":\"USD\",\"lines\":[{\"id\":\"1\",\"sku\":\"cd\",\"category\":\"music\","
                        + "\"quantity\":1,\"unitPrice\":\"29.33\"}]}");
    }
}
