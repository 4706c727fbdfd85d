package loyalty.points.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import loyalty.database.Row;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import org.jspecify.annotations.Nullable;

/** The columns that orders and activities have in common: what was earned, and where the points were then. */
final class EarnedColumns {

    /** Their names, in the order of {@link #values}. */
    static final String NAMES = "programme_version, tier, earned, available_at, expires_at, pending, available_after,"
            + " pending_after, held_after, owed_after, qualifying_metric, qualifying_added";

    private EarnedColumns() {}

    static @Nullable Object[] values(Earned earned, long pending, Balance after) {
        @Nullable
        Object[] brought = {
            earned.programmeVersion(), earned.tier(), earned.points(), earned.availableAt(), earned.expiresAt(), pending
        };
        return all(brought, values(after), new @Nullable Object[] {
            earned.qualifying().metric(), earned.qualifying().added()
        });
    }

    /** Available, pending, held and owed. */
    static @Nullable Object[] values(Balance after) {
        return new @Nullable Object[] {after.available(), after.pending(), after.held(), after.owed()};
    }

    /** One row of several parts. */
    static @Nullable Object[] all(@Nullable Object[]... parts) {
        return Stream.of(parts).flatMap(Arrays::stream).toArray();
    }

    /**
     * What was earned.
     *
     * @param explanation how, as it stands in the row
     */
    static Earned earned(Row row, String explanation, Counts given, Counts counted) {
        return new Earned(
                row.getString("programme_version"),
                row.getString("tier"),
                row.getLong("earned"),
                row.instantOrNull("available_at"),
                row.instantOrNull("expires_at"),
                LedgerJson.explanation(explanation).rules(),
                new Earned.Qualifying(row.getString("qualifying_metric"), row.getBigDecimal("qualifying_added")),
                given,
                counted,
                null);
    }

    /** How something was earned, where no entry tells it. */
    static String explanation(Earned earned) {
        return LedgerJson.write(new Explanation(earned.rules(), List.of()));
    }

    /** Where the points were once something had happened. */
    static Balance balance(Row row) {
        return new Balance(
                row.getLong("available_after"),
                row.getLong("pending_after"),
                row.getLong("held_after"),
                row.getLong("owed_after"));
    }
}
