package loyalty.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The house style, as far as the bytecode shows it. Each rule has an offender in {@code offenders} that it must catch. */
final class Rules {

    static final String[] SERVICES = {"loyalty.points..", "loyalty.tier..", "loyalty.voucher..", "loyalty.gateway.."};

    /** The rooms in which the features of a service meet. Some have a resource too, such as a wallet's vouchers. */
    static final String[] SHARED = {
        "loyalty.points.posting",
        "loyalty.points.waiting",
        "loyalty.points.ledger",
        "loyalty.points.explanation",
        "loyalty.points.programme",
        "loyalty.points.members",
        "loyalty.points.audit",
        "loyalty.points.vouchers",
        "loyalty.tier",
        "loyalty.tier.membership",
        "loyalty.tier.directory",
        "loyalty.tier.granted",
        "loyalty.tier.review",
        "loyalty.voucher",
        "loyalty.voucher.holder",
        "loyalty.voucher.vouchers",
        "loyalty.voucher.codes",
        "loyalty.voucher.returns",
        "loyalty.voucher.storecurrency",
        "loyalty.voucher.till",
        "loyalty.gateway.upstream"
    };

    static final ArchRule THE_CORE_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                    "java..",
                    "loyalty..domain..",
                    "loyalty.programme..",
                    "loyalty.events..",
                    "org.apache.commons.numbers.fraction..",
                    "org.jspecify.annotations..")))
            .because(
                    "the domain says what the business means with the JDK, exact numbers and the languages of the house alone");

    static final ArchRule THE_CORE_TOUCHES_NO_WORLD = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.io..", "java.nio.file..", "java.sql..", "java.net..", "javax.sql.."))
            .because("the domain does no I/O");

    static final ArchRule THE_CORE_ASKS_NO_CLOCK_AND_NO_DICE = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .callMethodWhere(DescribedPredicate.describe("read the clock or roll dice", Rules::readsClockOrDice))
            .because("times, ids and randomness arrive as arguments");

    static final ArchRule FEATURES_HIDE_THEIR_TYPES = classes()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .resideOutsideOfPackage("..domain..")
            .and()
            .resideOutsideOfPackages(SHARED)
            .and()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .notBePublic()
            .because("a feature is reached over HTTP, the bus and the clock, not by its neighbours");

    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Processor|Data|Info|Dto|DTO)")
            .because("these words say nothing about the business");

    static final ArchRule CONSTRUCTORS_TAKE_WHAT_A_CLASS_NEEDS = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .because("what a class needs stands in its constructor");

    static final ArchRule NO_OPTIONAL_PARAMETERS = methods().should(haveNoOptionalParameter());

    /** An interface with paths is a REST client: the door that it names, and its lock, are another service's. */
    static final ArchRule EVERY_DOOR_HAS_A_LOCK = methods()
            .that(answerHttp())
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .should(sayWhoMayCall());

    private Rules() {}

    /** The services meet on the bus and over HTTP: no class of one knows a class of another. */
    static List<ArchRule> servicesDoNotKnowEachOther() {
        return Arrays.stream(SERVICES)
                .map(service -> (ArchRule) noClasses()
                        .that()
                        .resideInAPackage(service)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(others(service)))
                        .because("services meet on the bus and over HTTP"))
                .toList();
    }

    private static String[] others(String service) {
        return Arrays.stream(SERVICES).filter(other -> !other.equals(service)).toArray(String[]::new);
    }

    private static boolean readsClockOrDice(JavaCall<?> call) {
        String name = call.getTarget().getFullName();
        return name.matches("java\\.time\\.\\w+\\.now\\(.*")
                || name.startsWith("java.lang.System.currentTimeMillis")
                || name.startsWith("java.lang.System.nanoTime")
                || name.startsWith("java.lang.Math.random")
                || name.startsWith("java.util.UUID.randomUUID");
    }

    private static ArchCondition<JavaMethod> haveNoOptionalParameter() {
        return condition(
                "have no Optional parameter",
                method ->
                        method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Optional.class)));
    }

    private static DescribedPredicate<JavaMethod> answerHttp() {
        Set<String> verbs = Set.of("GET", "PUT", "POST", "PATCH", "DELETE");
        return DescribedPredicate.describe(
                "answer HTTP",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getPackageName().equals("jakarta.ws.rs")
                                        && verbs.contains(
                                                annotation.getRawType().getSimpleName())));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return condition(
                "say who may call",
                method -> isLocked(method.getAnnotations().stream()
                                .map(a -> a.getRawType().getFullName())
                                .toList())
                        || isLocked(method.getOwner().getAnnotations().stream()
                                .map(a -> a.getRawType().getFullName())
                                .toList()));
    }

    private static boolean isLocked(List<String> annotations) {
        return annotations.contains("jakarta.annotation.security.RolesAllowed")
                || annotations.contains("jakarta.annotation.security.PermitAll")
                || annotations.contains("io.quarkus.security.Authenticated");
    }

    private static ArchCondition<JavaMethod> condition(String description, Predicate<JavaMethod> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!holds.test(method)) {
                    events.add(
                            SimpleConditionEvent.violated(method, method.getFullName() + " does not " + description));
                }
            }
        };
    }

    static boolean isGenerated(JavaClass type) {
        return type.getSimpleName().contains("_");
    }
}
