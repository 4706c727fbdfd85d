package loyalty.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether an id that comes again came with the same request is decided once in a service. */
final class Comparisons {

    static final ArchRule WHAT_COMES_AGAIN_IS_COMPARED_IN_ONE_CLASS = classes()
            .that()
            .resideInAnyPackage(Rules.SERVICES)
            .should(compareFingerprintsInOneClass())
            .because("every id that comes again is answered by the same rule");

    private Comparisons() {}

    private static ArchCondition<JavaClass> compareFingerprintsInOneClass() {
        return new ArchCondition<>("compare fingerprints in one class of a service") {

            private final Map<String, Set<String>> comparing = new TreeMap<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getMethodCallsFromSelf().stream().anyMatch(Comparisons::comparesBytes)) {
                    String service = type.getPackageName().split("\\.", -1)[1];
                    comparing.computeIfAbsent(service, s -> new TreeSet<>()).add(topLevel(type));
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                comparing.forEach((service, classes) -> {
                    if (classes.size() > 1) {
                        events.add(SimpleConditionEvent.violated(
                                service, service + " compares in " + String.join(" and ", classes)));
                    }
                });
                comparing.clear();
            }
        };
    }

    private static String topLevel(JavaClass type) {
        return type.getEnclosingClass().map(Comparisons::topLevel).orElse(type.getFullName());
    }

    private static boolean comparesBytes(JavaMethodCall call) {
        String target = call.getTarget().getFullName();
        return target.equals("java.security.MessageDigest.isEqual([B, [B)")
                || target.equals("java.util.Arrays.equals([B, [B)");
    }
}
