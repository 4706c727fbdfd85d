package loyalty.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** How much a class may ask for. */
final class Sizes {

    static final int PARAMETERS_MAX = 7;

    static final ArchRule CONSTRUCTORS_TAKE_SEVEN_AT_MOST = constructors()
            .that()
            .areDeclaredInClassesThat(DescribedPredicate.describe("are written as classes", Sizes::isWrittenAsClass))
            .should(takeFew())
            .because("a class that needs more does more than one thing");

    private Sizes() {}

    /** A record is as wide as what it says; the compiler adds to the constructors of enums and anonymous classes. */
    private static boolean isWrittenAsClass(JavaClass type) {
        return !type.isRecord() && !type.isEnum() && !type.isAnonymousClass();
    }

    private static ArchCondition<JavaConstructor> takeFew() {
        return new ArchCondition<>("take " + PARAMETERS_MAX + " parameters at most") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                int parameters = constructor.getRawParameterTypes().size();
                if (parameters > PARAMETERS_MAX) {
                    events.add(SimpleConditionEvent.violated(
                            constructor, constructor.getFullName() + " takes " + parameters));
                }
            }
        };
    }
}
