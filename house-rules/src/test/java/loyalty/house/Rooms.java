package loyalty.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** A service is a house of rooms: a feature knows itself, the core and what the rooms share, and no other feature. */
final class Rooms {

    static final ArchRule FEATURES_KEEP_APART = classes()
            .that()
            .resideInAnyPackage(Rules.SERVICES)
            .should(keepToTheirRooms())
            .because("features meet in the core and in the rooms that they share");

    private static final List<String> SHARED = List.of(Rules.SHARED);

    private Rooms() {}

    /** Whether a class of one package may depend on one of the other, both of one service. */
    static boolean mayKnow(String from, String to) {
        String room = room(to);
        return room(from).equals(room) || SHARED.contains(room) || room.endsWith(".domain");
    }

    private static ArchCondition<JavaClass> keepToTheirRooms() {
        return new ArchCondition<>("keep to their rooms") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(Rooms::staysInItsService)
                        .filter(dependency -> !mayKnow(
                                type.getPackageName(),
                                dependency.getTargetClass().getPackageName()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean staysInItsService(Dependency dependency) {
        String from = dependency.getOriginClass().getPackageName();
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        return service(from).equals(service(to));
    }

    private static String service(String name) {
        return beginning(name, 2);
    }

    private static String room(String name) {
        return beginning(name, 3);
    }

    private static String beginning(String name, int parts) {
        String[] all = name.split("\\.", -1);
        return String.join(".", List.of(all).subList(0, Math.min(parts, all.length)));
    }
}
