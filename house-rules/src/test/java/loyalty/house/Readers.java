package loyalty.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who reads what belongs to a member: all that a till or the member reads, support, supervisor and auditor read too. */
final class Readers {

    static final ArchRule WHAT_A_TILL_READS_STAFF_READS_TOO = methods()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.GET")
            .and()
            .areNotDeclaredIn("loyalty.gateway.home.StreamResource")
            .and()
            .areNotDeclaredIn("loyalty.gateway.export.ExportResource")
            .and()
            .areNotDeclaredIn("loyalty.personal.PersonalExportResource")
            .should(beOpenToThoseWhoAnswerForMembers())
            .because(
                    "support answers for what a member sees, and an auditor for all; the live stream is not a document, and the export is the person's own");

    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final Set<String> CLOSE_TO_MEMBERS = Set.of("checkout", "member");
    private static final Set<String> STAFF = Set.of("support", "supervisor", "auditor");

    private Readers() {}

    private static ArchCondition<JavaMethod> beOpenToThoseWhoAnswerForMembers() {
        return new ArchCondition<>("be open to support, supervisor and auditor") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<String> roles =
                        roles(method).or(() -> roles(method.getOwner())).orElse(List.of());
                boolean ofMembers = roles.stream().anyMatch(CLOSE_TO_MEMBERS::contains);
                if (ofMembers && !roles.containsAll(STAFF)) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " is open to " + roles + " only"));
                }
            }
        };
    }

    private static Optional<List<String>> roles(HasAnnotations<?> place) {
        return place.tryGetAnnotationOfType(ROLES_ALLOWED)
                .flatMap(annotation -> annotation.get("value"))
                .map(value -> List.of((String[]) value));
    }
}
