package loyalty.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Where tables are reached through Panache, nobody writes SQL for JDBC any more (ADR 0047). */
final class Panache {

    /** The rooms that have come so far. */
    static final String[] ROOMS = {
        "loyalty.clock..",
        "loyalty.points.activities..",
        "loyalty.points.adjustments..",
        "loyalty.points.audit..",
        "loyalty.points.holds..",
        "loyalty.points.lives..",
        "loyalty.points.openingbalances..",
        "loyalty.points.orders..",
        "loyalty.points.programme..",
        "loyalty.points.returns..",
        "loyalty.points.statement..",
        "loyalty.programme.versions..",
        "loyalty.tier",
        "loyalty.tier.directory..",
        "loyalty.tier.granted..",
        "loyalty.tier.members..",
        "loyalty.tier.overrides..",
        "loyalty.tier.tiers..",
        "loyalty.voucher.batches..",
        "loyalty.voucher.codes..",
        "loyalty.voucher.exchange..",
        "loyalty.voucher.orders..",
        "loyalty.voucher.returns..",
        "loyalty.voucher.storecurrency..",
        "loyalty.voucher.support.."
    };

    private static final Set<String> BY_HAND = Set.of("loyalty.database.Database", "loyalty.database.ManyRows");

    private Panache() {}

    static ArchRule isTheOnlyWayIn(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .callMethodWhere(DescribedPredicate.describe("run SQL by hand", Panache::runsSql))
                .because("entities and repositories are the way to a table here");
    }

    private static boolean runsSql(JavaCall<?> call) {
        return BY_HAND.contains(call.getTargetOwner().getFullName());
    }
}
