package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.wallet.Reward;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {

    private static final ProgrammeCalendar NEW_YORK = new ProgrammeCalendar(ZoneId.of("America/New_York"));
    private static final Reward SALE = new Reward(
            "sale",
            100,
            false,
            null,
            null,
            null,
            null,
            null,
            0,
            30,
            null,
            null,
            List.of("silver", "gold"),
            10L,
            LocalDate.parse("2026-03-08"),
            LocalDate.parse("2026-03-09"),
            Map.of("gold", LocalDate.parse("2026-03-07")),
            Map.of("en", "Sale"));

    @ParameterizedTest
    @CsvSource({
        "silver, 2026-03-08T04:59:59Z, NotYetAvailable",
        "silver, 2026-03-08T05:00:00Z, none",
        "gold, 2026-03-07T04:59:59Z, NotYetAvailable",
        "gold, 2026-03-07T05:00:00Z, none",
        "gold, 2026-03-10T03:59:59Z, none",
        "gold, 2026-03-10T04:00:00Z, OutOfStock",
        "member, 2026-03-08T12:00:00Z, NotForTier",
    })
    void is_sold_on_its_days_in_the_zone_of_the_programme_to_its_tiers(String tier, String now, String refusal) {
        assertThat(PriceList.refusal(SALE, tier, Instant.parse(now), NEW_YORK)
                        .map(why -> why.getClass().getSimpleName())
                        .orElse("none"))
                .isEqualTo(refusal);
    }
}
