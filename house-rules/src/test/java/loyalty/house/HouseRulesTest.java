package loyalty.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "loyalty.points",
                    "loyalty.tier",
                    "loyalty.voucher",
                    "loyalty.gateway",
                    "loyalty.outbox",
                    "loyalty.threads",
                    "loyalty.traces",
                    "loyalty.database",
                    "loyalty.clock",
                    "loyalty.personal",
                    "loyalty.api",
                    "loyalty.events",
                    "loyalty.programme",
                    "loyalty.cli",
                    "loyalty.local");

    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages("loyalty.points.offenders");

    static Stream<ArchRule> rules() {
        return Stream.concat(
                Stream.of(
                        Rules.THE_CORE_IS_PURE,
                        Rules.THE_CORE_TOUCHES_NO_WORLD,
                        Rules.THE_CORE_ASKS_NO_CLOCK_AND_NO_DICE,
                        Rules.FEATURES_HIDE_THEIR_TYPES,
                        Rules.NAMES_SAY_WHAT_A_THING_IS,
                        Rules.CONSTRUCTORS_TAKE_WHAT_A_CLASS_NEEDS,
                        Rules.NO_OPTIONAL_PARAMETERS,
                        Rules.EVERY_DOOR_HAS_A_LOCK,
                        Readers.WHAT_A_TILL_READS_STAFF_READS_TOO,
                        Rooms.FEATURES_KEEP_APART,
                        Sizes.CONSTRUCTORS_TAKE_SEVEN_AT_MOST,
                        Comparisons.WHAT_COMES_AGAIN_IS_COMPARED_IN_ONE_CLASS),
                Rules.servicesDoNotKnowEachOther().stream().limit(1));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_the_rule(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_catches_its_offender(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(OFFENDERS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void no_service_knows_another() {
        List<ArchRule> rules = Rules.servicesDoNotKnowEachOther();
        assertThat(rules).hasSize(4).allSatisfy(rule -> rule.check(HOUSE));
    }

    @Test
    void where_panache_is_the_way_to_a_table_nobody_writes_sql_for_jdbc() {
        Panache.isTheOnlyWayIn(Panache.ROOMS).check(HOUSE);
        assertThatThrownBy(() ->
                        Panache.isTheOnlyWayIn("loyalty.points.offenders..").check(OFFENDERS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SqlByHand.erase");
    }

    @Test
    void every_module_is_looked_at() {
        assertThat(List.of(
                        "points",
                        "tier",
                        "voucher",
                        "gateway",
                        "outbox",
                        "threads",
                        "traces",
                        "database",
                        "clock",
                        "personal",
                        "api",
                        "events",
                        "programme",
                        "programme.versions",
                        "cli",
                        "local"))
                .allSatisfy(module -> assertThat(HOUSE)
                        .anyMatch(type -> type.getPackageName().equals("loyalty." + module)
                                || type.getPackageName().startsWith("loyalty." + module + ".")));
    }

    @Test
    void a_shared_room_does_not_know_a_feature_and_a_feature_may_know_a_shared_room() {
        assertThat(Rooms.mayKnow("loyalty.points.ledger", "loyalty.points.holds"))
                .isFalse();
        assertThat(Rooms.mayKnow("loyalty.points.holds", "loyalty.points.returns"))
                .isFalse();
        assertThat(Rooms.mayKnow("loyalty.points.holds", "loyalty.points.ledger"))
                .isTrue();
        assertThat(Rooms.mayKnow("loyalty.points.holds", "loyalty.points.domain.account"))
                .isTrue();
        assertThat(Rooms.mayKnow("loyalty.voucher.holder", "loyalty.voucher")).isTrue();
    }
}
